package io.aerophoenix.driver.process;

import io.aerophoenix.lifecycle.LogPage;
import io.aerophoenix.lifecycle.LogPage.LogLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What one machine wrote in all its lives, on both streams.
///
/// @param folder of these logs alone
record MachineLogs(Path folder) {
    /// A page of both streams; each gets half of it, or what the other leaves.
    LogPage page(LogCursor after, int maxLines, LogLines.LastLine lastLine) throws IOException {
        var stdout = log(LogStream.STDOUT).read(after.stdout(), maxLines, lastLine);
        var stderr = log(LogStream.STDERR).read(after.stderr(), maxLines, lastLine);
        int leftByStdout = Math.max(0, maxLines - stdout.lines().size());
        var errors = stderr.first(Math.max(maxLines / 2, leftByStdout));
        var output = stdout.first(maxLines - errors.lines().size());

        var lines = new ArrayList<LogLine>();
        add(lines, LogStream.STDOUT, output);
        add(lines, LogStream.STDERR, errors);
        return new LogPage(lines, new LogCursor(output.next(), errors.next()).toString());
    }

    /// Before the last lines of each stream.
    LogCursor tail(int lines) throws IOException {
        return new LogCursor(log(LogStream.STDOUT).tail(lines), log(LogStream.STDERR).tail(lines));
    }

    /// Makes ready for a new life to write.
    void beginLife() throws IOException {
        Files.createDirectories(folder);
        for (var stream : LogStream.values()) {
            log(stream).endLine();
        }
    }

    /// Lets go of what is more than is to be kept.
    ///
    /// @return false where the file system cannot do that
    boolean trim(long bytesKept) throws IOException {
        boolean done = true;
        for (var stream : LogStream.values()) {
            done &= log(stream).trim(bytesKept);
        }
        return done;
    }

    private LogFile log(LogStream stream) {
        return new LogFile(stream.file(folder));
    }

    private static void add(List<LogLine> lines, LogStream stream, LogLines found) {
        for (var line : found.lines()) {
            lines.add(new LogLine(stream.word(), line.text()));
        }
    }
}
