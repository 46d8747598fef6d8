package io.aerophoenix.driver.process;

import io.aerophoenix.lifecycle.LogPage;
import io.aerophoenix.lifecycle.UnknownCursorException;
import java.util.regex.Pattern;

/// How far both streams of a machine were read. Offsets only grow, over all its lives.
record LogCursor(long stdout, long stderr) {
    private static final LogCursor BEGINNING = new LogCursor(0, 0);
    private static final Pattern SHAPE = Pattern.compile("o(\\d{1,18})\\.e(\\d{1,18})");

    /// Reads what [#toString] wrote, or [LogPage#BEGINNING].
    ///
    /// @throws UnknownCursorException when it is neither
    static LogCursor parse(String text) {
        var match = SHAPE.matcher(text);
        if (match.matches()) {
            return new LogCursor(Long.parseLong(match.group(1)), Long.parseLong(match.group(2)));
        }
        if (text.equals(LogPage.BEGINNING)) {
            return BEGINNING;
        }
        throw new UnknownCursorException();
    }

    @Override
    public String toString() {
        return "o%d.e%d".formatted(stdout, stderr);
    }
}
