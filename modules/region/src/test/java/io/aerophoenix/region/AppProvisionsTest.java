package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.apps.AppStore;
import io.aerophoenix.apps.Origin;
import io.aerophoenix.apps.Volume;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.MachineStatus;
import io.aerophoenix.fleet.Mount;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.DriverException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppProvisionsTest {
    private static final AppName SHOP = new AppName("shop");
    private static final RegionCode IAD = new RegionCode("iad");

    @TempDir Path folder;

    private AppStore store;

    @BeforeEach
    void open() {
        store =
                AppStore.open(
                        AppStore.Place.of(IAD, folder, folder.resolve("keys")),
                        InstantSource.system(),
                        new SecureRandom());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Volume volume(String name) {
        var answer =
                store.volumes()
                        .create(
                                new Volume.Order(SHOP, name, 1, 5, false, null),
                                new Origin("ada", null));
        return ((Answer.Done<Volume>) answer).value();
    }

    private static Machine machine(Map<String, String> env, Volume... volumes) {
        var mounts = Stream.of(volumes).map(it -> new Mount(it.id(), it.name(), "/" + it.name()));
        var spec =
                new MachineSpec(
                        new MachineName("web"),
                        "process",
                        List.of("true"),
                        env,
                        null,
                        new Resources(1, 64),
                        RestartPolicy.NEVER,
                        StopPolicy.DEFAULT,
                        Map.of(),
                        List.of(),
                        mounts.toList(),
                        Map.of());
        var status =
                new MachineStatus(
                        MachineState.CREATED,
                        1,
                        1,
                        Instant.EPOCH,
                        null,
                        null,
                        null,
                        null,
                        null,
                        0,
                        false,
                        1,
                        null);
        return new Machine(
                MachineId.derivedFrom("web"), SHOP, IAD, spec, Instant.EPOCH, "digest", status);
    }

    private void attach(Machine machine) {
        var volumes = machine.spec().mounts().stream().map(Mount::volume).toList();
        assertThat(store.volumes().attach(volumes, machine.id())).isInstanceOf(Answer.Done.class);
    }

    private Map<String, String> envOf(Machine machine) throws DriverException {
        return new AppProvisions(store).provided(machine).env();
    }

    private void set(String name, String value) {
        assertThat(store.vault().change(SHOP, Map.of(name, value), Set.of()))
                .isInstanceOf(Answer.Done.class);
    }

    @Test
    void leavesASpecAloneWhoseAppHasNothing() throws DriverException {
        var machine = machine(Map.of("A", "1"));

        assertThat(new AppProvisions(store).provided(machine)).isSameAs(machine.spec());
    }

    @Test
    void letsTheSpecSpeakFirstThenVolumesThenSecrets() throws DriverException {
        var data = volume("data");
        var logs = volume("logs");
        set("BOTH", "secret");
        set("VOLUME_DATA", "secret");
        set("ONLY", "secret");
        var machine = machine(Map.of("BOTH", "spec", "VOLUME_LOGS", "spec"), data, logs);
        attach(machine);

        assertThat(envOf(machine))
                .isEqualTo(
                        Map.of(
                                "BOTH", "spec",
                                "VOLUME_LOGS", "spec",
                                "ONLY", "secret",
                                "VOLUME_DATA", store.volumes().folder(data.id()).toString()));
    }

    @Test
    void numbersVolumesOfTheSameName() throws DriverException {
        var one = volume("data");
        var two = volume("data");
        var machine = machine(Map.of(), one, two);
        attach(machine);

        assertThat(envOf(machine))
                .isEqualTo(
                        Map.of(
                                "VOLUME_DATA", store.volumes().folder(one.id()).toString(),
                                "VOLUME_DATA_2", store.volumes().folder(two.id()).toString()));
    }

    @Test
    void refusesAVolumeThatIsNotTheMachinesOwn() {
        var data = volume("data");
        var machine = machine(Map.of(), data);

        assertThatThrownBy(() -> envOf(machine))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("attached to no machine");
        var other = MachineId.derivedFrom("other");
        assertThat(store.volumes().attach(List.of(data.id()), other))
                .isInstanceOf(Answer.Done.class);
        assertThatThrownBy(() -> envOf(machine)).hasMessageContaining("attached to " + other);
    }
}
