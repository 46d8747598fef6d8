package io.aerophoenix.control;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.fleet.Transition;
import io.aerophoenix.lifecycle.Lifecycle;
import io.aerophoenix.lifecycle.QuarantineException;
import io.aerophoenix.lifecycle.Sighting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One wait for a machine to be a certain way.
///
/// With a version to begin from, also what the machine was for a moment counts: whenever it has moved on, its history is
/// looked through. It is looked at again after each move, and the history is read after that, so nothing falls between.
final class Waiting {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Lifecycle lifecycle;
    private final Query.AwaitState query;
    private final long until;

    Waiting(Lifecycle lifecycle, Query.AwaitState query) {
        this.lifecycle = lifecycle;
        this.query = query;
        this.until = System.nanoTime() + query.patience().toNanos();
    }

    Answer<Query.Awaited> run() {
        if (query.patience().isNegative() || query.patience().compareTo(LONGEST) > 0) {
            return Answer.refused(ErrorCode.INVALID_REQUEST, "timeout: must be 0 to 300 seconds");
        }
        try {
            return await();
        } catch (QuarantineException e) {
            return Answer.refused(ErrorCode.QUARANTINED, String.valueOf(e.getMessage()));
        } catch (TimeoutException e) {
            return notReached();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "waiting for " + query.machine() + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.refused(
                    ErrorCode.TIMEOUT, "the region is stopping; ask again when it is back");
        }
    }

    private Answer<Query.Awaited> await()
            throws TimeoutException, ExecutionException, InterruptedException {
        long seen = query.since() == null ? Long.MAX_VALUE : query.since();
        while (true) {
            var machine = next(seen);
            if (machine.isEmpty()) {
                return nobody();
            }
            var met = met(machine.get());
            if (met.isPresent()) {
                return new Answer.Done<>(met.get());
            }
            seen = machine.get().version();
        }
    }

    /// The machine as soon as it is as it should be, or has moved on from this version.
    private Optional<Machine> next(long seen)
            throws TimeoutException, ExecutionException, InterruptedException {
        var changed = lifecycle.when(query.machine(), it -> isMetBy(it) || it.version() > seen);
        try {
            return changed.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } finally {
            changed.cancel(false);
        }
    }

    private Optional<Query.Awaited> met(Machine machine) {
        return isMetBy(machine)
                ? Optional.of(new Query.Awaited(machine, machine.state(), machine.version()))
                : passedThrough(machine);
    }

    private boolean isMetBy(Machine machine) {
        return isLate(machine.version())
                && (query.states().contains(machine.state())
                        || (query.settled() && isSettled(machine)));
    }

    private boolean isLate(long version) {
        return query.since() == null || version > query.since();
    }

    private static boolean isSettled(Machine machine) {
        return switch (machine.state()) {
            case CREATED, RUNNING, STOPPED, SUSPENDED, TERMINATED ->
                    machine.status().operation() == null && machine.status().restartAt() == null;
            case STARTING, STOPPING, MIGRATING -> false;
        };
    }

    /// What the machine was since, for however short a time.
    private Optional<Query.Awaited> passedThrough(Machine machine) {
        return lifecycle.history(machine.id()).stream()
                .flatMap(history -> history.transitions().stream())
                .filter(move -> isLate(move.version()) && query.states().contains(move.to()))
                .findFirst()
                .map(move -> awaited(machine, move));
    }

    private static Query.Awaited awaited(Machine machine, Transition move) {
        return new Query.Awaited(machine, move.to(), move.version());
    }

    private Answer<Query.Awaited> nobody() {
        return lifecycle.find(query.machine()).orElse(null)
                        instanceof Sighting.Quarantined(_, var reason, _)
                ? Answer.refused(ErrorCode.QUARANTINED, reason)
                : Engine.noSuchMachine(query.machine());
    }

    private Answer<Query.Awaited> notReached() {
        var state = lifecycle.find(query.machine()).map(Waiting::stateWord).orElse("gone");
        var wanted = wanted();
        var since = query.since() == null ? "" : " since version " + query.since();
        return new Answer.Refused<>(
                new Refusal(
                        ErrorCode.TIMEOUT,
                        "%s is %s, not %s%s, after %d ms; wait again, or look at its history"
                                .formatted(
                                        query.machine(),
                                        state,
                                        String.join(" or ", wanted),
                                        since,
                                        query.patience().toMillis()),
                        Map.of("state", state, "wanted", wanted)));
    }

    private List<String> wanted() {
        var words =
                new ArrayList<>(query.states().stream().map(MachineState::word).sorted().toList());
        if (query.settled()) {
            words.add("settled");
        }
        return words;
    }

    private static String stateWord(Sighting sighting) {
        return switch (sighting) {
            case Sighting.Known(var machine) -> machine.state().word();
            case Sighting.Quarantined _ -> "quarantined";
        };
    }
}
