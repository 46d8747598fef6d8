package io.aerophoenix.simulator;

import io.aerophoenix.lifecycle.LogPage.LogLine;
import java.time.Duration;
import java.time.Instant;

/// What one life writes: worked out from the life and the time, never stored.
///
/// Messages of its boot, then the workload's own lines with the signals between them, then a message of its end. Messages go to stderr, so that
/// stdout has only what the workload itself would write.
final class LifeLog {
    private static final double NANOS_PER_SECOND = 1e9;

    private LifeLog() {}

    /// How many lines it had written by then; never fewer later.
    static long lines(Life life, Instant now) {
        return heading(life, now) + body(life, now) + closing(life);
    }

    /// @param index from 0, below [#lines(Life, Instant)] at that time
    static LogLine line(Life life, long index, Instant now) {
        long heading = heading(life, now);
        long body = body(life, now);
        if (index < heading) {
            return new LogLine("stderr", index == 0 ? beginning(life) : booted(life));
        }
        return index < heading + body
                ? bodyLine(life, index - heading)
                : new LogLine("stderr", ending(life));
    }

    private static LogLine bodyLine(Life life, long index) {
        int signals = 0;
        for (var heard : life.heard()) {
            long place = heard.ownLines() + signals;
            if (place == index) {
                return new LogLine("stderr", "signal: " + heard.signal());
            }
            if (place > index) {
                break;
            }
            signals++;
        }
        return new LogLine("stdout", "line " + (index - signals + 1));
    }

    private static long heading(Life life, Instant now) {
        if (!life.behaviour().tellsOfItself()) {
            return 0;
        }
        return life.hadBooted(now) ? 2 : 1;
    }

    private static long body(Life life, Instant now) {
        return own(life, now) + life.heard().size();
    }

    /// How many lines the workload itself had written by then.
    static long own(Life life, Instant now) {
        if (!life.hadBooted(now)) {
            return 0;
        }
        var behaviour = life.behaviour();
        double seconds = life.ran(now).toNanos() / NANOS_PER_SECOND;
        return behaviour.lines() + (long) (seconds * behaviour.linesPerSecond());
    }

    private static long closing(Life life) {
        return life.holdsRoom() || !life.behaviour().tellsOfItself() ? 0 : 1;
    }

    private static String beginning(Life life) {
        var start = life.start();
        return "boot: %s begins on host %d with %s cpus and %d MiB"
                .formatted(
                        start.intent(), start.host(), start.size().cpus(), start.size().memoryMb());
    }

    private static String booted(Life life) {
        return "boot: ready after %d ms".formatted(millis(life.start().boot()));
    }

    private static String ending(Life life) {
        return switch (life.phase()) {
            case Life.Phase.Over(var exit, var ran) ->
                    "end: %s after %d ms".formatted(exit.phrase(), millis(ran));
            case Life.Phase.Aborted(var why) -> "boot: " + why.phrase();
            case Life.Phase.Going _, Life.Phase.Frozen _ ->
                    throw new IllegalStateException("not over: " + life);
        };
    }

    private static long millis(Duration duration) {
        return duration.toMillis();
    }
}
