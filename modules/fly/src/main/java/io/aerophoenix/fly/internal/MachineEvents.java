package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineHistory;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.fleet.Transition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The history of a machine as the events of this API, the newest first. Pure.
///
/// Leases and what health checks found are no events here.
final class MachineEvents {
    static final int DEFAULT = 20;
    static final int MOST = 50;

    private static final String USER = "user";
    private static final String REGION = "flyd";

    private final MachineId machine;
    private final Map<Long, Exit> exits;
    private final TreeMap<Long, String> states = new TreeMap<>();
    private final Map<Long, Integer> places = new HashMap<>();
    private final List<Placed> found = new ArrayList<>();

    private MachineEvents(MachineId machine, MachineHistory history) {
        this.machine = machine;
        this.exits = history.exits();
        history.transitions().forEach(this::add);
        history.notes().forEach(this::add);
    }

    static List<EventDocument> of(Machine machine, MachineHistory history, int limit) {
        return new MachineEvents(machine.id(), history)
                .found.stream()
                        .sorted((a, b) -> b.id.compareTo(a.id))
                        .limit(limit)
                        .map(Placed::event)
                        .toList();
    }

    private void add(Transition move) {
        var status = status(move);
        states.put(move.version(), status);
        type(move).ifPresent(type -> add(move, type, status));
    }

    private void add(Transition move, String type, String status) {
        add(
                move.version(),
                type,
                status,
                isAsked(move) ? USER : REGION,
                move.timings().doneAt().toEpochMilli(),
                details(move));
    }

    private void add(Note note) {
        var status = states.floorEntry(note.version()).getValue();
        type(note.kind())
                .ifPresent(type ->
                        add(
                                note.version(),
                                type,
                                status,
                                note.kind() == Note.Kind.REPAIRED ? REGION : USER,
                                note.at().toEpochMilli(),
                                null));
    }

    private void add(
            long version,
            String type,
            String status,
            String source,
            long timestamp,
            EventDocument.@Nullable Details details) {
        int place = places.merge(version, 1, Integer::sum) - 1;
        var id = MachineStamp.ofEvent(machine, version, place).toString();
        found.add(new Placed(id, new EventDocument(id, type, status, source, timestamp, details)));
    }

    private static String status(Transition move) {
        return isFailedStart(move) ? MachineWords.FAILED : MachineWords.of(move.to());
    }

    private static boolean isFailedStart(Transition move) {
        return move.from() == MachineState.STARTING && move.to() == MachineState.STOPPED;
    }

    /// Empty for a move that tells no more than the next one: a workload that ends by itself is stopping for no time.
    private static Optional<String> type(Transition move) {
        return switch (move.to()) {
            case CREATED -> Optional.of("launch");
            case STARTING -> Optional.of("start");
            case RUNNING -> Optional.of(move.from() == MachineState.SUSPENDED ? "resume" : "start");
            case STOPPING ->
                    move.cause() == Cause.EXIT || move.cause() == Cause.REPAIR
                            ? Optional.empty()
                            : Optional.of("stop");
            case STOPPED -> Optional.of("exit");
            case SUSPENDED -> Optional.of("suspend");
            case MIGRATING -> Optional.of("migrate");
            case TERMINATED -> Optional.of("destroy");
        };
    }

    /// Whether somebody asked for it, and it is not what came of that.
    private static boolean isAsked(Transition move) {
        boolean outcome = move.to() == MachineState.STOPPED || move.from() == MachineState.STARTING;
        return move.cause() == Cause.REQUEST && !outcome;
    }

    private EventDocument.@Nullable Details details(Transition move) {
        var exit = exits.get(move.version());
        if (exit == null) {
            return move.error() == null ? null : new EventDocument.Details(null, move.error());
        }
        boolean requested = move.cause() == Cause.REQUEST || move.cause() == Cause.HEALTH;
        return new EventDocument.Details(EventDocument.Ending.of(exit, requested), move.error());
    }

    private static Optional<String> type(Note.Kind kind) {
        return switch (kind) {
            case CONFIGURED, ROLLED_BACK -> Optional.of("update");
            case CORDONED -> Optional.of("cordon");
            case UNCORDONED -> Optional.of("uncordon");
            case SIGNALLED -> Optional.of("signal");
            case EXECUTED -> Optional.of("exec");
            case MEMORY_LIMITED, MEMORY_RECLAIMED -> Optional.of("memory");
            case REPAIRED -> Optional.of("repair");
            case LEASE_ACQUIRED, LEASE_RELEASED, LEASE_BROKEN, HEALTH -> Optional.empty();
        };
    }

    /// @param id by which they sort, the oldest first
    private record Placed(String id, EventDocument event) {}
}
