package io.aerophoenix.api;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Lease;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineEvent;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.MachineStatus;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.fleet.Operation;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.fleet.Transition;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/// Machines to talk about.
final class Samples {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final MachineId ID = new MachineId("m-01jd8z0k3w6q4x9v2t");
    static final MachineId OTHER = new MachineId("m-01jd8z0k3w6q4x9v2v");
    static final AppName APP = new AppName("shop");
    static final IntentId INTENT = new IntentId(ID, 2);

    static final MachineSpec SPEC =
            new MachineSpec(
                    new MachineName("web-1"),
                    "process",
                    List.of("sleep", "60"),
                    Map.of("B", "2", "A", "1"),
                    null,
                    new Resources(0.5, 128),
                    new RestartPolicy(RestartPolicy.Mode.ON_FAILURE, 3),
                    StopPolicy.DEFAULT,
                    Map.of("team", "blue"),
                    List.of());

    static final Instance INSTANCE =
            new Instance(
                    INTENT, NOON, 4711L, List.of(new Instance.Limit("cpus", 0.5, "cgroup-v2")));

    static final MachineStatus RUNNING_STATUS =
            new MachineStatus(
                    MachineState.RUNNING,
                    3,
                    4,
                    NOON.plusSeconds(1),
                    INSTANCE,
                    null,
                    null,
                    null,
                    null,
                    0,
                    false,
                    1,
                    null);

    static final MachineStatus BUSY_STATUS =
            new MachineStatus(
                    MachineState.STOPPING,
                    4,
                    5,
                    NOON.plusSeconds(2),
                    INSTANCE,
                    new Exit(null, "SIGKILL", NOON),
                    "it would not stop",
                    new Operation(
                            INTENT,
                            Action.STOP,
                            List.of(Action.START),
                            null,
                            "ada",
                            Cause.REQUEST,
                            NOON,
                            NOON.plusMillis(1)),
                    null,
                    2,
                    false,
                    1,
                    null);

    static final Lease EXPIRED =
            new Lease("bob", "deploy", Lease.digestOf("n0nce"), NOON, NOON.plusSeconds(30));

    static final Machine RUNNING = machine(RUNNING_STATUS);
    static final Machine BUSY = machine(BUSY_STATUS);

    static final Note NOTE =
            new Note(3, Note.Kind.LEASE_ACQUIRED, NOON, "bob", "leased for 30 s: deploy");

    static final Transition MOVE =
            new Transition(
                    3,
                    MachineState.STARTING,
                    MachineState.RUNNING,
                    Cause.REQUEST,
                    "ada",
                    INTENT,
                    new Transition.Timings(NOON, NOON, NOON, null, NOON.plusMillis(7)),
                    null);

    private Samples() {}

    static MachineEvent event(long position) {
        return event(position, RUNNING);
    }

    static MachineEvent event(long position, Machine machine) {
        return new MachineEvent(
                position,
                new Change(
                        machine.id(), List.of(MOVE), List.of(NOTE), machine.status(), null, null),
                machine);
    }

    static Machine other() {
        return new Machine(
                OTHER, new AppName("bank"), new RegionCode("iad"), SPEC, NOON, "d", RUNNING_STATUS);
    }

    /// One that counts by the real clock for as long as a test lasts, and not longer than any lease may.
    static Lease lease() {
        return EXPIRED.until(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofMinutes(50)));
    }

    /// The running machine, cordoned, and with a lease.
    static Machine leased(Lease lease) {
        var status = RUNNING_STATUS;
        return machine(
                new MachineStatus(
                        status.state(),
                        status.version(),
                        status.step(),
                        status.updatedAt(),
                        status.instance(),
                        null,
                        null,
                        null,
                        null,
                        0,
                        true,
                        status.configured(),
                        lease));
    }

    private static Machine machine(MachineStatus status) {
        return new Machine(ID, APP, new RegionCode("iad"), SPEC, NOON, "digest", status);
    }
}
