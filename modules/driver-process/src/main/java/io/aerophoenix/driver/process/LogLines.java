package io.aerophoenix.driver.process;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Some lines of a log, in order.
///
/// @param from the offset before the first
/// @param next the offset after the last
record LogLines(long from, List<Line> lines, long next) {
    /// A longer line comes in pieces.
    static final int MAX_LINE_BYTES = 8 << 10;

    static final int MAX_CONTINUATION_BYTES = 3;

    LogLines {
        lines = List.copyOf(lines);
    }

    /// @param end the offset after it
    record Line(String text, long end) {}

    /// What is to be done with bytes at the end that no line break follows.
    enum LastLine {
        /// More of it will come.
        GOES_ON,
        /// Nobody writes any more: it is a line.
        IS_COMPLETE
    }

    /// The first of these lines only.
    LogLines first(int count) {
        if (count >= lines.size()) {
            return this;
        }
        return new LogLines(
                from, lines.subList(0, count), count == 0 ? from : lines.get(count - 1).end());
    }

    /// Cuts bytes into lines.
    ///
    /// @param base the offset of the first byte
    /// @param begin where in the bytes to begin; what is before it tells whether that is within a line
    static LogLines parse(byte[] bytes, long base, int begin, int maxLines, LastLine lastLine) {
        var lines = new ArrayList<Line>();
        int at = afterRestOfLine(bytes, begin);
        while (lines.size() < maxLines) {
            int end = endOfLine(bytes, at, lastLine);
            if (end < 0) {
                break;
            }
            var text = new String(bytes, at, end - at, StandardCharsets.UTF_8);
            at = end < bytes.length && bytes[end] == '\n' ? end + 1 : end;
            lines.add(new Line(withoutReturn(text), base + at));
        }
        return new LogLines(base + begin, lines, base + at);
    }

    /// When all of a line has been read but its break, that break is not one more, empty line.
    private static int afterRestOfLine(byte[] bytes, int begin) {
        boolean withinLine = begin > 0 && bytes[begin - 1] != '\n';
        return withinLine && begin < bytes.length && bytes[begin] == '\n' ? begin + 1 : begin;
    }

    /// Where the line's text ends, or the piece of it; negative when that cannot be told yet.
    private static int endOfLine(byte[] bytes, int at, LastLine lastLine) {
        int limit = Math.min(bytes.length, at + MAX_LINE_BYTES + 1);
        for (int i = at; i < limit; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        if (bytes.length - at > MAX_LINE_BYTES) {
            return characterBoundary(bytes, at + MAX_LINE_BYTES);
        }
        boolean takeRest = lastLine == LastLine.IS_COMPLETE && at < bytes.length;
        return takeRest ? bytes.length : -1;
    }

    /// The same place, or a little before it, so that no UTF-8 character is cut in two.
    private static int characterBoundary(byte[] bytes, int at) {
        for (int back = 0; back <= MAX_CONTINUATION_BYTES; back++) {
            if ((bytes[at - back] & 0xC0) != 0x80) {
                return at - back;
            }
        }
        return at;
    }

    private static String withoutReturn(String text) {
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
