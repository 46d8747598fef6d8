package io.aerophoenix.driver.process;

import java.util.regex.Pattern;

/// How far both streams of a machine were read. Offsets only grow, over all its lives.
record LogCursor(long stdout, long stderr) {
    private static final LogCursor BEGINNING = new LogCursor(0, 0);
    private static final Pattern SHAPE = Pattern.compile("o(\\d{1,18})\\.e(\\d{1,18})");

    /// Reads what [#toString] wrote; everything else is the beginning.
    static LogCursor parse(String text) {
        var match = SHAPE.matcher(text);
        return match.matches()
                ? new LogCursor(Long.parseLong(match.group(1)), Long.parseLong(match.group(2)))
                : BEGINNING;
    }

    @Override
    public String toString() {
        return "o%d.e%d".formatted(stdout, stderr);
    }
}
