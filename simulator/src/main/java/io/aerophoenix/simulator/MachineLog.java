package io.aerophoenix.simulator;

import io.aerophoenix.lifecycle.LogPage;
import io.aerophoenix.lifecycle.LogPage.LogLine;
import io.aerophoenix.lifecycle.UnknownCursorException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a machine had written by a moment, over all its lives: lines with numbers that rise from 0 and stay, of which
/// the latest [#MAX_LINES_KEPT] can be read. A cursor is the number of the line to read next.
record MachineLog(Chronicle chronicle, Instant now) {
    static final long MAX_LINES_KEPT = 10_000;

    private static final Pattern CURSOR = Pattern.compile("\\d{1,18}");

    /// How many lines were ever written: also the number of the next one.
    long end() {
        long end = chronicle.forgottenLines();
        for (var attempt : chronicle.attempts()) {
            end += lines(attempt);
        }
        return end;
    }

    LogPage read(String after, int maxLines) {
        long end = end();
        long from = position(after, end);
        long to = Math.min(end, from + maxLines);
        return new LogPage(between(from, to), Long.toString(to));
    }

    String tail(int lines) {
        long end = end();
        return Long.toString(Math.max(oldest(end), end - lines));
    }

    private long oldest(long end) {
        return Math.max(chronicle.forgottenLines(), end - MAX_LINES_KEPT);
    }

    private long position(String cursor, long end) {
        if (cursor.equals(LogPage.BEGINNING)) {
            return oldest(end);
        }
        if (!CURSOR.matcher(cursor).matches()) {
            throw new UnknownCursorException();
        }
        long position = Long.parseLong(cursor);
        return position <= end ? Math.max(position, oldest(end)) : oldest(end);
    }

    private List<LogLine> between(long from, long to) {
        var page = new ArrayList<LogLine>();
        long first = chronicle.forgottenLines();
        for (var attempt : chronicle.attempts()) {
            long next = first + lines(attempt);
            for (long i = Math.max(from, first); i < Math.min(to, next); i++) {
                page.add(LifeLog.line((Life) attempt, i - first, now));
            }
            first = next;
        }
        return page;
    }

    private long lines(Attempt attempt) {
        return switch (attempt) {
            case Life life -> LifeLog.lines(life, now);
            case Attempt.Fence _ -> 0;
        };
    }
}
