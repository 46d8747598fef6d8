package io.aerophoenix.lifecycle;

import java.util.List;

/// Some lines that a workload wrote, and where to read on.
///
/// @param next an opaque cursor: pass it as `after` to read what comes next
public record LogPage(List<LogLine> lines, String next) {
    /// The cursor before the first line.
    public static final String BEGINNING = "";

    public LogPage {
        lines = List.copyOf(lines);
    }

    /// @param stream `stdout` or `stderr`
    /// @param text without the line break; a line of over 8 KiB comes in pieces
    public record LogLine(String stream, String text) {}
}
