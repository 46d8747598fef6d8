package io.aerophoenix.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.apps.AppStore;
import io.aerophoenix.apps.Volume;
import io.aerophoenix.control.Command.AfterCreation;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.MachineStatus;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.fleet.VolumeId;
import io.aerophoenix.lifecycle.Execution;
import io.aerophoenix.lifecycle.MachineFilter;
import io.aerophoenix.lifecycle.Sighting;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.Capability;
import io.aerophoenix.security.SignInCodes;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegionControlTest {
    private static final RegionCode IAD = new RegionCode("iad");
    private static final AppName DEMO = new AppName("demo");
    private static final VolumeId VOLUME = VolumeId.fresh(new Random(1));
    private static final MachineId MACHINE = MachineId.derivedFrom("web-1");
    private static final Caller OPERATOR = new Caller("ada", EnumSet.allOf(Capability.class));

    private final RememberingLifecycle lifecycle = new RememberingLifecycle();
    private AppStore store;
    private RegionControl control;

    @BeforeEach
    void open(@TempDir Path folder) {
        store =
                AppStore.open(
                        AppStore.Place.of(IAD, folder, folder.resolve("keys")),
                        InstantSource.system(),
                        new SecureRandom());
        control =
                new RegionControl(
                        IAD,
                        lifecycle,
                        store,
                        new SignInCodes(InstantSource.system()),
                        new Pulse(IAD, lifecycle, InstantSource.system()),
                        InstantSource.system(),
                        new Random(1));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static MachineSpec spec(String driver) {
        return new MachineSpec(
                new MachineName("web-1"),
                driver,
                List.of(),
                Map.of(),
                null,
                new Resources(1, 1),
                RestartPolicy.NEVER,
                StopPolicy.DEFAULT,
                Map.of(),
                List.of());
    }

    private static Command.CreateMachine creation(
            @Nullable RegionCode region, String driver, @Nullable String key) {
        return new Command.CreateMachine(DEMO, region, spec(driver), AfterCreation.LEAVE, key);
    }

    private static Machine created() {
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
                MACHINE,
                DEMO,
                new RegionCode("iad"),
                spec(RememberingLifecycle.DRIVER),
                Instant.EPOCH,
                "digest",
                status);
    }

    /// One of each kind of request that there is.
    static Stream<Request<?>> everyRequest() {
        return Stream.of(
                creation(null, RememberingLifecycle.DRIVER, null),
                new Command.StartMachine(MACHINE, Precondition.NONE),
                new Command.StopMachine(MACHINE, Precondition.NONE),
                new Command.SuspendMachine(MACHINE, Precondition.NONE),
                new Command.ResumeMachine(MACHINE, Precondition.NONE),
                new Command.RestartMachine(MACHINE, Precondition.NONE),
                new Command.DestroyMachine(MACHINE, Precondition.NONE),
                new Command.ForceDestroyMachine(MACHINE, Precondition.NONE),
                new Command.IssueSignInCode(),
                new ConfigurationCommand.UpdateMachine(
                        MACHINE, spec(RememberingLifecycle.DRIVER), Precondition.NONE),
                new ConfigurationCommand.RollBackMachine(MACHINE, 1, Precondition.NONE),
                new ConfigurationCommand.LabelMachine(
                        MACHINE, Map.of("tier", "gold"), Set.of(), Precondition.NONE),
                new ConfigurationCommand.CordonMachine(MACHINE, Precondition.NONE),
                new ConfigurationCommand.UncordonMachine(MACHINE, Precondition.NONE),
                new LeaseCommand.AcquireLease(MACHINE, "deploy", Duration.ofSeconds(30)),
                new LeaseCommand.RenewLease(MACHINE, Duration.ofSeconds(30), "nonce"),
                new LeaseCommand.ReleaseLease(MACHINE, "nonce"),
                new LeaseCommand.BreakLease(MACHINE, "lost"),
                new WorkloadCommand.SendSignal(MACHINE, "SIGHUP", Precondition.NONE),
                new WorkloadCommand.Execute(
                        MACHINE,
                        new Execution(List.of("true"), "", Duration.ofSeconds(1)),
                        Precondition.NONE),
                new WorkloadCommand.LimitMemory(MACHINE, 64, Precondition.NONE),
                new WorkloadCommand.ReclaimMemory(MACHINE, 16, Precondition.NONE),
                new Query.ListProcesses(MACHINE),
                new Query.GetMemory(MACHINE),
                new AppCommand.CreateApp(DEMO, "personal", "default", null),
                new AppCommand.DeleteApp(DEMO, true),
                new AppQuery.ListApps(),
                new AppQuery.GetApp(DEMO),
                new VolumeCommand.CreateVolume(
                        new Volume.Order(DEMO, "data", 1, 5, true, null), null),
                new VolumeCommand.AmendVolume(DEMO, VOLUME, new Volume.Amendment(7, null)),
                new VolumeCommand.ExtendVolume(DEMO, VOLUME, 2),
                new VolumeCommand.DestroyVolume(DEMO, VOLUME),
                new VolumeCommand.SnapshotVolume(DEMO, VOLUME),
                new VolumeQuery.ListVolumes(null),
                new VolumeQuery.GetVolume(DEMO, VOLUME),
                new VolumeQuery.ListSnapshots(DEMO, VOLUME),
                new SecretCommand.ChangeSecrets(DEMO, Map.of("KEY", "value"), Set.of()),
                new SecretQuery.ListSecrets(DEMO, false),
                new SecretQuery.ListSecrets(DEMO, true),
                new Query.GetMachine(MACHINE),
                new Query.ListMachines(MachineFilter.LIVING, null, 10),
                new RegionCommand.RebuildIndex(),
                new RegionCommand.ReadmitMachine(MACHINE),
                new Query.SliceMachines(MachineFilter.LIVING, 0, 10),
                new Query.GetHistory(MACHINE),
                new Query.ListConfigurations(MACHINE),
                new Query.GetHealth(MACHINE),
                new Query.AwaitState(MACHINE, Set.of(MachineState.RUNNING), Duration.ZERO),
                new Query.ReadLogs(MACHINE, "", 10),
                new Query.FindLogsTail(MACHINE, 10),
                new Query.FollowLogs(MACHINE, () -> {}),
                new Query.GetUsage(MACHINE),
                new Query.WatchEvents(null, RememberingLifecycle.DEAF),
                new Query.ListRegions(),
                new Query.GetVitals(),
                new Query.WatchVitals(_ -> {}));
    }

    @Test
    void isTestedWithEveryKindOfRequestThatThereIs() {
        var kinds = leavesOf(Request.class).toList();

        assertThat(everyRequest().map(Object::getClass)).hasSameElementsAs(kinds);
    }

    private static Stream<Class<?>> leavesOf(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(RegionControlTest::leavesOf)
                : Stream.of(type);
    }

    @ParameterizedTest
    @MethodSource("everyRequest")
    void letsNobodyThroughWithoutTheCapability(Request<?> request) {
        var all = EnumSet.allOf(Capability.class);
        all.removeIf(it -> it.implied().contains(request.needs()));

        var answer = control.handle(new Caller("eve", all), request);

        assertThat(refusalOf(answer).code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(refusalOf(answer).facts()).containsEntry("needs", request.needs().word());
        assertThat(lifecycle.calls).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyRequest")
    void letsThroughWhoHoldsTheCapability(Request<?> request) {
        var answer = control.handle(new Caller("ada", Set.of(request.needs())), request);

        if (answer instanceof Answer.Refused<?>(var refusal)) {
            assertThat(refusal.code()).isNotEqualTo(ErrorCode.FORBIDDEN);
        }
    }

    @Test
    void letsThoseReadWhoMayCreate() {
        var creator = new Caller("ada", Set.of(Capability.MACHINE_CREATE));

        assertThat(control.handle(creator, new Query.ListRegions()))
                .isInstanceOf(Answer.Done.class);
    }

    @Test
    void sendsACreationForAnotherRegionAway() {
        var answer =
                control.handle(
                        OPERATOR,
                        creation(new RegionCode("fra"), RememberingLifecycle.DRIVER, null));

        assertThat(refusalOf(answer).message()).contains("serves iad").contains("fra");
        assertThat(lifecycle.calls).isEmpty();
    }

    @Test
    void namesTheDriversWhenAnUnknownOneIsAskedFor() {
        var answer = control.handle(OPERATOR, creation(null, "firecracker", null));

        assertThat(refusalOf(answer).code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(refusalOf(answer).message())
                .contains("firecracker")
                .contains(RememberingLifecycle.DRIVER);
    }

    @Test
    void givesTheSameIdToTheSameKeyOfTheSameCallerOnly() {
        control.handle(OPERATOR, creation(null, RememberingLifecycle.DRIVER, "key-1"));
        control.handle(OPERATOR, creation(null, RememberingLifecycle.DRIVER, "key-1"));
        control.handle(OPERATOR, creation(null, RememberingLifecycle.DRIVER, "key-2"));
        control.handle(
                new Caller("bob", Set.of(Capability.MACHINE_CREATE)),
                creation(null, RememberingLifecycle.DRIVER, "key-1"));
        control.handle(OPERATOR, creation(null, RememberingLifecycle.DRIVER, null));

        var ids = lifecycle.creations.stream().map(it -> it.id()).toList();
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
        assertThat(Set.copyOf(ids)).hasSize(4);
        assertThat(lifecycle.creations.get(0).digest())
                .isEqualTo(lifecycle.creations.get(1).digest());
    }

    @Test
    void refusesPagesAndWaitsBeyondTheirBounds() {
        assertThat(
                        refusalOf(
                                        control.handle(
                                                OPERATOR,
                                                new Query.ListMachines(
                                                        MachineFilter.LIVING, null, 0)))
                                .message())
                .contains("1 to 1000");
        assertThat(
                        refusalOf(control.handle(OPERATOR, new Query.ReadLogs(MACHINE, "", 10_001)))
                                .message())
                .contains("1 to 10000");
        assertThat(
                        refusalOf(
                                        control.handle(
                                                OPERATOR,
                                                new Query.AwaitState(
                                                        MACHINE,
                                                        Set.of(MachineState.RUNNING),
                                                        Duration.ofMinutes(6))))
                                .message())
                .contains("0 to 300 seconds");
    }

    @Test
    void saysWhatACursorOfALogIs() {
        lifecycle.sighting = new Sighting.Known(created());

        var answer = control.handle(OPERATOR, new Query.ReadLogs(MACHINE, IdleDriver.NO_CURSOR, 9));

        assertThat(refusalOf(answer).code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(refusalOf(answer).message()).contains("after", "`next`");
    }

    @Test
    void saysWhyAQuarantinedMachineHasNoLogs() {
        lifecycle.sighting =
                new Sighting.Quarantined(MACHINE, "its file is damaged", Instant.EPOCH);

        var answer = control.handle(OPERATOR, new Query.ReadLogs(MACHINE, "", 10));

        assertThat(refusalOf(answer))
                .isEqualTo(Refusal.of(ErrorCode.QUARANTINED, "its file is damaged"));
    }

    @Test
    void tellsTheStateThatAMachineIsInWhenAWaitWasInVain() {
        lifecycle.sighting =
                new Sighting.Quarantined(MACHINE, "its file is damaged", Instant.EPOCH);

        var answer =
                control.handle(
                        OPERATOR,
                        new Query.AwaitState(
                                MACHINE, Set.of(MachineState.RUNNING), Duration.ofMillis(1)));

        assertThat(refusalOf(answer).code()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(refusalOf(answer).facts()).containsEntry("state", "quarantined");
    }

    private static Refusal refusalOf(Answer<?> answer) {
        return switch (answer) {
            case Answer.Done<?>(var value) -> throw new AssertionError("done: " + value);
            case Answer.Refused<?>(var refusal) -> refusal;
        };
    }

    @Test
    void tellsRequestsApartThatLookAlikeWhenWrittenOut() {
        var one = Digests.of(withMetadata(Map.of("a", "1, b=2")), IAD);
        var two = Digests.of(withMetadata(Map.of("a", "1", "b", "2")), IAD);

        assertThat(one).isNotEqualTo(two);
    }

    private static Command.CreateMachine withMetadata(Map<String, String> metadata) {
        var spec = spec(RememberingLifecycle.DRIVER);
        var marked =
                new MachineSpec(
                        spec.name(),
                        spec.driver(),
                        spec.command(),
                        spec.env(),
                        null,
                        spec.resources(),
                        spec.restart(),
                        spec.stop(),
                        metadata,
                        List.of());
        return new Command.CreateMachine(DEMO, null, marked, AfterCreation.LEAVE, null);
    }
}
