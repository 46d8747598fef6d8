package io.aerophoenix.fly.internal;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.http.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A wait until a machine is where somebody wants it.
///
/// @param words what it may be then, but for `settled`
/// @param settled whether it is enough, too, that nothing is under way
/// @param since the version after which it counts, also if it is so no more; null for as it stands
record MachineWait(Set<String> words, boolean settled, @Nullable Long since, Duration patience) {
    private static final String SETTLED = "settled";
    private static final List<String> AWAITED =
            List.of("started", "stopped", "suspended", "destroyed", "failed", SETTLED);
    private static final long MOST_SECONDS = 60;

    static MachineWait of(Machine machine, MachineParameters query) {
        var words = new HashSet<>(query.words("state"));
        if (words.isEmpty()) {
            words.add("started");
        }
        if (!AWAITED.containsAll(words)) {
            throw Faults.refusal("state", "must be one of " + String.join(", ", AWAITED));
        }
        var patience = Duration.ofSeconds(seconds(query));
        checkVersion(machine, query);
        return new MachineWait(words, words.remove(SETTLED), since(machine, query), patience);
    }

    private static long seconds(MachineParameters query) {
        var seconds = query.whole("timeout");
        if (seconds == null) {
            return MOST_SECONDS;
        }
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw MachineDoor.error(
                    400,
                    "invalid_argument: invalid WaitMachineRequest.Timeout: value must be inside range [1s, 1m0s]");
        }
        return seconds;
    }

    /// A version that was replaced since has done its part: what comes after it counts for it.
    private static void checkVersion(Machine machine, MachineParameters query) {
        var name = query.text("version") == null ? "instance_id" : "version";
        var text = query.text(name);
        if (text != null && stamp(machine, name, text).number() > machine.status().configured()) {
            throw Faults.refusal(name, "%s has no such version".formatted(machine.id()));
        }
    }

    private static @Nullable Long since(Machine machine, MachineParameters query) {
        var text = query.text("from_event_id");
        return text == null ? null : stamp(machine, "from_event_id", text).versionOfEvent();
    }

    private static MachineStamp stamp(Machine machine, String name, String text) {
        return MachineStamp.read(text)
                .filter(stamp -> stamp.machine().equals(machine.id()))
                .orElseThrow(() ->
                        Faults.refusal(
                                name,
                                "is none of %s, or not as it was given out"
                                        .formatted(machine.id())));
    }

    /// @throws jakarta.ws.rs.WebApplicationException with status 408 when it does not come about in time
    WaitDocument await(MachineDoor door, Machine machine) {
        var until = door.visitor().now().plus(patience);
        var after = since;
        while (true) {
            var awaited = ask(door, machine, after, until);
            var word = MachineWords.of(awaited.machine(), awaited.state());
            if (settled || words.contains(word)) {
                return document(awaited, word);
            }
            // Stopped, where failed was wanted, or the other way round.
            after = awaited.version();
        }
    }

    private Query.Awaited ask(
            MachineDoor door, Machine machine, @Nullable Long after, Instant until) {
        var left = Duration.between(door.visitor().now(), until);
        var query =
                new Query.AwaitState(
                        machine.id(),
                        states(),
                        settled,
                        after,
                        left.isNegative() ? Duration.ZERO : left);
        return switch (door.answer(query)) {
            case Answer.Done<Query.Awaited>(var awaited) -> awaited;
            case Answer.Refused<Query.Awaited>(var refusal) ->
                    throw refusal.code() == ErrorCode.TIMEOUT
                            ? tooLate(door.find(machine.id()))
                            : MachineDoor.refused(machine.id(), refusal);
        };
    }

    private Set<MachineState> states() {
        var states = EnumSet.noneOf(MachineState.class);
        words.forEach(word -> MachineWords.states(word).ifPresent(states::addAll));
        return states;
    }

    private RuntimeException tooLate(Machine machine) {
        var wanted = new TreeSet<>(words);
        if (settled) {
            wanted.add(SETTLED);
        }
        return MachineDoor.error(
                408,
                "machine failed to reach desired state, %s, currently %s"
                        .formatted(String.join(" or ", wanted), MachineWords.of(machine)));
    }

    private static WaitDocument document(Query.Awaited awaited, String word) {
        var machine = awaited.machine();
        return new WaitDocument(
                true,
                word,
                MachineStamp.ofInstance(machine).toString(),
                MachineStamp.ofEvent(machine.id(), awaited.version(), 0).toString());
    }
}
