package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.apps.Volume;
import io.aerophoenix.control.AppCommand;
import io.aerophoenix.control.Command;
import io.aerophoenix.control.Precondition;
import io.aerophoenix.control.Query;
import io.aerophoenix.control.Request;
import io.aerophoenix.control.SecretCommand;
import io.aerophoenix.control.VolumeCommand;
import io.aerophoenix.control.WorkloadCommand;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Mount;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.Execution;
import io.aerophoenix.lifecycle.Health;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.Capability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real processes and what they get of their app.
class ProvidedWorkloadTest {
    private static final AppName SHOP = new AppName("shop");
    private static final String VALUE = "correct horse battery staple";
    private static final Caller ADA = new Caller("ada", EnumSet.allOf(Capability.class));

    @TempDir Path data;

    private RegionCore region;

    @BeforeEach
    void open() throws Exception {
        region =
                RegionCore.open(
                        RegionSettings.parse(new String[] {"--data", data.toString()}),
                        InstantSource.system());
    }

    @AfterEach
    void close() {
        region.close();
        Workloads.endAllOf(data);
    }

    private <T> T get(Request<T> request) {
        return switch (region.control().handle(ADA, request)) {
            case Answer.Done<T>(var value) -> value;
            case Answer.Refused<T>(var refusal) -> throw new AssertionError(refusal.message());
        };
    }

    private Volume makeAppWithSecretAndVolume() {
        get(new AppCommand.CreateApp(SHOP, "personal", "default", null));
        get(
                new SecretCommand.ChangeSecrets(
                        SHOP, Map.of("PASSWORD", VALUE, "MODE", "secret"), Set.of()));
        return get(
                new VolumeCommand.CreateVolume(
                        new Volume.Order(SHOP, "data", 1, 5, false, null), null));
    }

    private Machine create(String script, HealthCheck.Probe probe, Volume... volumes) {
        var spec =
                new MachineSpec(
                        new MachineName("web"),
                        "process",
                        List.of("sh", "-c", script),
                        Map.of("MODE", "of the spec"),
                        null,
                        new Resources(0.5, 64),
                        RestartPolicy.NEVER,
                        StopPolicy.DEFAULT,
                        Map.of(),
                        List.of(
                                new HealthCheck(
                                        "sees-it",
                                        probe,
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(1),
                                        Duration.ZERO,
                                        1,
                                        1,
                                        HealthCheck.Then.REPORT)),
                        Stream.of(volumes)
                                .map(it -> new Mount(it.id(), it.name(), "/data"))
                                .toList(),
                        Map.of());
        return get(new Command.CreateMachine(SHOP, null, spec, Command.AfterCreation.START, null))
                .machine();
    }

    private static HealthCheck.Probe shell(String script) {
        return new HealthCheck.Exec(List.of("sh", "-c", script));
    }

    @Test
    void seesItsSecretsAndItsVolumeAndSoDoesWhatRunsBesideIt() throws Exception {
        var volume = makeAppWithSecretAndVolume();
        var machine =
                create(
                        "echo \"$PASSWORD, $MODE\" > \"$VOLUME_DATA/seen\"; exec sleep 1000",
                        shell("test \"${#PASSWORD}\" -gt 20 -a -d \"$VOLUME_DATA\""),
                        volume);

        var seen = data.resolve("volumes").resolve(volume.id().value()).resolve("seen");
        Until.so("the workload to write", () -> Files.exists(seen) && Files.size(seen) > 0);
        assertThat(seen).hasContent(VALUE + ", of the spec");
        var execution =
                new Execution(
                        List.of("sh", "-c", "echo \"$PASSWORD\"; cat \"$VOLUME_DATA/seen\""),
                        "",
                        Duration.ofSeconds(10));
        assertThat(
                        get(new WorkloadCommand.Execute(machine.id(), execution, Precondition.NONE))
                                .stdout())
                .isEqualTo("%s\n%s, of the spec\n".formatted(VALUE, VALUE));
        Until.seen(
                "the check to pass",
                () -> get(new Query.GetHealth(machine.id())).verdict(),
                Health.Verdict.PASSING::equals);

        get(new Command.ForceDestroyMachine(machine.id(), Precondition.NONE));
        Files.delete(seen);
        region.close();
        assertThat(isOnDisk("PASSWORD")).isTrue();
        assertThat(isOnDisk(VALUE)).isFalse();
        open();
    }

    /// In any file of the region's folder: journal, machine files, what the driver keeps.
    private boolean isOnDisk(String text) throws IOException {
        try (var files = Files.walk(data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .contains(text)) {
                    return true;
                }
            }
            return false;
        }
    }

    @Test
    void isNotStartedWhenASecretCannotBeRead() throws Exception {
        var volume = makeAppWithSecretAndVolume();
        region.close();
        var key = data.resolve("keys").resolve("secrets.key");
        var away = Files.move(key, data.resolve("away"));
        open();

        var machine = create("exec sleep 1000", shell("true"), volume);

        assertThat(machine.state()).isEqualTo(MachineState.STOPPED);
        assertThat(machine.status().lastError()).contains("keys/secrets.key", "missing");
        Files.move(away, key);
        assertThat(get(new Command.StartMachine(machine.id(), Precondition.NONE)).state())
                .isEqualTo(MachineState.RUNNING);
    }

    @Test
    void isNotStartedWithoutItsVolume() {
        var volume = makeAppWithSecretAndVolume();
        var machine = create("exec sleep 1000", shell("true"), volume);
        get(new Command.StopMachine(machine.id(), Precondition.NONE));
        region.apps().volumes().destroy(SHOP, volume.id());

        var answer =
                region.control()
                        .handle(ADA, new Command.StartMachine(machine.id(), Precondition.NONE));

        assertThat(answer).isInstanceOf(Answer.Refused.class);
        assertThat(answer.toString()).contains("there is no volume " + volume.id());
    }
}
