package io.aerophoenix.simulator;

import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.Instance.Limit;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.simulator.Effect.Ended;
import io.aerophoenix.simulator.Effect.Failed;
import io.aerophoenix.simulator.Effect.Failure;
import io.aerophoenix.simulator.Effect.OfIntent;
import io.aerophoenix.simulator.Effect.Resumed;
import io.aerophoenix.simulator.Effect.Signalled;
import io.aerophoenix.simulator.Effect.Started;
import io.aerophoenix.simulator.Effect.Stopped;
import io.aerophoenix.simulator.Effect.Suspended;
import io.aerophoenix.simulator.Effect.Withstood;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One life of a simulated machine, as its effects so far have made it. Pure: what time makes of it is worked out from
/// the time that one asks about, so a life that nobody looks at costs nothing.
///
/// @param withstood whether it has withstood a stop
/// @param heard the signals that reached it and that it tells of, at most [#MOST_HEARD]
record Life(Started start, Phase phase, boolean withstood, List<Heard> heard) implements Attempt {
    static final int MOST_HEARD = 100;

    Life {
        heard = List.copyOf(heard);
    }

    /// A signal that did not end it.
    ///
    /// @param ownLines how many lines of its own it had written by then
    record Heard(String signal, long ownLines) {}

    /// Where a life stands.
    sealed interface Phase {
        /// Boots or runs.
        ///
        /// @param since from when on it runs; still to come while it boots
        /// @param ranBefore how long it had run before that
        record Going(Instant since, Duration ranBefore) implements Phase {}

        record Frozen(Duration ran) implements Phase {}

        record Over(Exit exit, Duration ran) implements Phase {}

        /// Never ran.
        record Aborted(Failure why) implements Phase {}
    }

    static Life begunBy(Started start) {
        var ready = start.at().plus(start.boot());
        return new Life(start, new Phase.Going(ready, Duration.ZERO), false, List.of());
    }

    @Override
    public IntentId intent() {
        return start.intent();
    }

    @Override
    public boolean holdsRoom() {
        return switch (phase) {
            case Phase.Going _, Phase.Frozen _ -> true;
            case Phase.Over _, Phase.Aborted _ -> false;
        };
    }

    Behaviour behaviour() {
        return new Behaviour(start.settings());
    }

    Instance instance() {
        var limits =
                List.of(
                        new Limit("cpus", start.size().cpus(), "simulated"),
                        new Limit("memoryMb", (double) start.size().memoryMb(), "simulated"));
        return new Instance(intent(), ready(), null, limits);
    }

    boolean boots(Instant now) {
        return phase instanceof Phase.Going && (doom().isPresent() || now.isBefore(ready()));
    }

    boolean runs(Instant now) {
        return phase instanceof Phase.Going && !boots(now);
    }

    /// Whether it boots and nothing but a failure can come of that.
    boolean bootsInVain() {
        return phase instanceof Phase.Going && doom().isPresent();
    }

    /// Whether its boot had succeeded by then.
    boolean hadBooted(Instant now) {
        return switch (phase) {
            case Phase.Going _ -> !boots(now);
            case Phase.Frozen _ -> true;
            case Phase.Over(var exit, _) -> !exit.at().isBefore(ready());
            case Phase.Aborted _ -> false;
        };
    }

    /// How long it has run, the time in which it was frozen left out.
    Duration ran(Instant now) {
        return switch (phase) {
            case Phase.Going(var since, var before) ->
                    now.isBefore(since) ? before : before.plus(Duration.between(since, now));
            case Phase.Frozen(var ran) -> ran;
            case Phase.Over(_, var ran) -> ran;
            case Phase.Aborted _ -> Duration.ZERO;
        };
    }

    /// When it changes next if nobody intervenes; empty when it stays as it is.
    Optional<Instant> nextTurn(Instant now) {
        if (!(phase instanceof Phase.Going going)) {
            return Optional.empty();
        }
        if (doom().isPresent()) {
            return Optional.of(doomsday());
        }
        return now.isBefore(ready()) ? Optional.of(ready()) : end(going);
    }

    /// What happens, or should have happened, to it of itself by now; empty when nothing does.
    Optional<OfIntent> due(Instant now) {
        if (!(phase instanceof Phase.Going going)) {
            return Optional.empty();
        }
        if (doom().isPresent()) {
            return doom().filter(_ -> !now.isBefore(doomsday()))
                    .map(why -> new Failed(intent(), doomsday(), why));
        }
        return end(going)
                .filter(end -> !now.isBefore(end))
                .map(end -> new Ended(intent(), new Exit(behaviour().exitCode(), null, end)));
    }

    /// The life after this happened to it.
    ///
    /// @throws IllegalStateException when it cannot have happened: to this life, in this phase
    Life after(OfIntent effect) {
        return switch (effect) {
            case Failed(_, var at, var why) when boots(at) -> with(new Phase.Aborted(why));
            case Suspended(_, var at) when runs(at) -> with(new Phase.Frozen(ran(at)));
            case Resumed(_, var at) when phase instanceof Phase.Frozen(var ran) ->
                    with(new Phase.Going(at, ran));
            case Withstood _ when holdsRoom() && !withstood -> new Life(start, phase, true, heard);
            case Signalled(_, var at, var signal) when runs(at) && tellsOfSignals() ->
                    hears(new Heard(signal, LifeLog.own(this, at)));
            case Stopped(_, var exit) when holdsRoom() -> over(exit);
            case Ended(_, var exit) when runs(exit.at()) || isKilledBy(exit) -> over(exit);
            case OfIntent _ ->
                    throw new IllegalStateException(
                            "%s cannot happen to a life that is %s".formatted(effect, phase));
        };
    }

    /// Whether one more signal would show in its log.
    boolean tellsOfSignals() {
        return behaviour().tellsOfItself() && heard.size() < MOST_HEARD;
    }

    private Life hears(Heard signal) {
        var all = new ArrayList<>(heard);
        all.add(signal);
        return new Life(start, phase, withstood, all);
    }

    /// The one end of itself that can reach a frozen life.
    private boolean isKilledBy(Exit exit) {
        return phase instanceof Phase.Frozen && "SIGKILL".equals(exit.signal());
    }

    private Life over(Exit exit) {
        return with(new Phase.Over(exit, ran(exit.at())));
    }

    private Life with(Phase next) {
        return new Life(start, next, withstood, heard);
    }

    private Instant ready() {
        return start.at().plus(start.boot());
    }

    private Optional<Instant> end(Phase.Going going) {
        return behaviour()
                .exitAfter()
                .map(after -> going.since().plus(after).minus(going.ranBefore()));
    }

    /// Why its boot will fail, if it will.
    private Optional<Failure> doom() {
        if (behaviour().has(Fault.HANG) || start.boot().compareTo(start.deadline()) > 0) {
            return Optional.of(Failure.DEADLINE);
        }
        return behaviour().has(Fault.START) ? Optional.of(Failure.FAULT) : Optional.empty();
    }

    private Instant doomsday() {
        var deadline = start.at().plus(start.deadline());
        return behaviour().has(Fault.HANG) || deadline.isBefore(ready()) ? deadline : ready();
    }
}
