package io.aerophoenix.console;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.Configuration;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Lease;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineHistory;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One machine of a [FakeRegion]: it makes moves, remembers what became of it, and touches nothing real.
final class FakeMachine {
    private static final String ACTOR = "ada@example.com";
    private static final Set<MachineState> ALIVE =
            Set.of(MachineState.RUNNING, MachineState.STOPPING, MachineState.SUSPENDED);

    private final List<Transition> moves = new ArrayList<>(3);
    private final List<Note> notes = new ArrayList<>(0);
    private final List<Configuration> configurations = new ArrayList<>(1);
    private final MachineId id;
    private Machine machine;

    /// @param then what follows at once: starting it, or nothing
    FakeMachine(MachineId id, String app, String name, List<Action> then, Instant now) {
        this.id = id;
        moves.add(transition(null, MachineState.CREATED, 1, now, null));
        if (then.contains(Action.START)) {
            moves.add(transition(MachineState.CREATED, MachineState.STARTING, 2, now, null));
        }
        this.machine =
                new Machine(
                        id,
                        new AppName(app),
                        new RegionCode("iad"),
                        spec(name),
                        now,
                        "digest",
                        born(moves.getLast(), then, now));
        configurations.add(new Configuration(1, now, ACTOR, machine.spec()));
    }

    private static MachineSpec spec(String name) {
        return new MachineSpec(
                new MachineName(name),
                "process",
                List.of("python3", "-m", "http.server", "9000"),
                Map.of("LOG_LEVEL", "info", "API_KEY", "sk-very-secret"),
                null,
                new Resources(0.5, 256),
                new RestartPolicy(RestartPolicy.Mode.ON_FAILURE, 5),
                StopPolicy.DEFAULT,
                Map.of("team", "payments"),
                List.of());
    }

    private static MachineStatus born(Transition last, List<Action> then, Instant now) {
        var operation = then.isEmpty() ? null : operation(last.intent(), then.getFirst(), now);
        return new MachineStatus(
                last.to(),
                last.version(),
                1,
                now,
                null,
                null,
                null,
                operation,
                null,
                0,
                false,
                1,
                null);
    }

    Machine machine() {
        return machine;
    }

    MachineHistory history() {
        return new MachineHistory(moves, notes);
    }

    List<Configuration> configurations() {
        return List.copyOf(configurations);
    }

    Change creation() {
        return new Change(id, moves, List.of(), machine.status(), machine, null);
    }

    /// Makes a move.
    ///
    /// @param under the action that holds the machine after the move; null for none
    /// @param error why, where the move is the consequence of a failure
    Change move(MachineState to, @Nullable Action under, @Nullable String error, Instant now) {
        var before = machine.status();
        var transition = transition(before.state(), to, before.version() + 1, now, error);
        moves.add(transition);
        var after =
                new MachineStatus(
                        to,
                        transition.version(),
                        before.step() + 1,
                        now,
                        instanceIn(to, transition.intent(), now),
                        before.lastExit(),
                        error,
                        under == null ? null : operation(transition.intent(), under, now),
                        null,
                        before.restarts(),
                        before.cordoned(),
                        before.configured(),
                        before.lease());
        machine = machine.with(after);
        return new Change(id, List.of(transition), List.of(), after, null, null);
    }

    Change configure(MachineSpec spec, Note.Kind kind, String text, Instant now) {
        var before = machine.status();
        var after = amended(before.version() + 1, before.cordoned(), before.lease(), now);
        configurations.add(new Configuration(after.version(), now, ACTOR, spec));
        return amend(after, kind, text, spec);
    }

    Change cordon(boolean cordoned, Instant now) {
        var before = machine.status();
        return amend(
                amended(before.version(), cordoned, before.lease(), now),
                cordoned ? Note.Kind.CORDONED : Note.Kind.UNCORDONED,
                cordoned ? "cordoned: no new work" : "takes new work again",
                null);
    }

    Change lease(@Nullable Lease lease, Note.Kind kind, String text, Instant now) {
        var before = machine.status();
        return amend(amended(before.version(), before.cordoned(), lease, now), kind, text, null);
    }

    Change note(Note.Kind kind, String text, Instant now) {
        var before = machine.status();
        return lease(before.lease(), kind, text, now);
    }

    private MachineStatus amended(
            long version, boolean cordoned, @Nullable Lease lease, Instant now) {
        var before = machine.status();
        return new MachineStatus(
                before.state(),
                version,
                before.step() + 1,
                now,
                before.instance(),
                before.lastExit(),
                before.lastError(),
                before.operation(),
                before.restartAt(),
                before.restarts(),
                cordoned,
                before.configured(),
                lease);
    }

    private Change amend(
            MachineStatus after, Note.Kind kind, String text, @Nullable MachineSpec spec) {
        var note = new Note(after.version(), kind, after.updatedAt(), ACTOR, text);
        notes.add(note);
        var change = new Change(id, List.of(), List.of(note), after, null, spec);
        machine = machine.after(change);
        return change;
    }

    private @Nullable Instance instanceIn(MachineState state, IntentId intent, Instant now) {
        var before = machine.status().instance();
        if (state == MachineState.RUNNING && (before == null || !ALIVE.contains(machine.state()))) {
            return new Instance(
                    intent,
                    now,
                    4_000 + machine.version(),
                    List.of(
                            new Instance.Limit("cpus", 0.5, "cgroup-v2"),
                            new Instance.Limit("memoryMb", null, "none")));
        }
        return before;
    }

    private static Operation operation(IntentId intent, Action action, Instant now) {
        return new Operation(intent, action, List.of(), null, ACTOR, Cause.REQUEST, now, now);
    }

    private Transition transition(
            @Nullable MachineState from,
            MachineState to,
            long version,
            Instant now,
            @Nullable String error) {
        boolean settled = to == MachineState.RUNNING || to == MachineState.STOPPED;
        var timings =
                new Transition.Timings(
                        now.minusMillis(42),
                        settled ? now.minusMillis(41) : null,
                        settled ? now.minusMillis(40) : null,
                        settled ? now.minusMillis(1) : null,
                        now);
        return new Transition(
                version, from, to, Cause.REQUEST, ACTOR, new IntentId(id, version), timings, error);
    }
}
