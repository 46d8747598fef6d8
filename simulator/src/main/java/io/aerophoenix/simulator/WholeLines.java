package io.aerophoenix.simulator;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The lines of a file that have their line break. What may follow the last break is not told.
final class WholeLines implements AutoCloseable {
    private static final int MAX_LINE_BYTES = 64 * 1024;

    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[MAX_LINE_BYTES];
    private int begin;
    private int end;

    WholeLines(Path file) throws IOException {
        this.file = file;
        this.in = new FileInputStream(file.toFile());
    }

    /// Null when there is no other.
    @Nullable String next() throws IOException {
        int searched = begin;
        while (true) {
            for (int i = searched; i < end; i++) {
                if (buffer[i] == '\n') {
                    return taken(i);
                }
            }
            searched = end - begin;
            if (!fill()) {
                return null;
            }
        }
    }

    private String taken(int lineBreak) {
        var line = new String(buffer, begin, lineBreak - begin, StandardCharsets.UTF_8);
        begin = lineBreak + 1;
        return line;
    }

    /// Moves what is left to the front of the buffer and reads more behind it.
    private boolean fill() throws IOException {
        System.arraycopy(buffer, begin, buffer, 0, end - begin);
        end -= begin;
        begin = 0;
        if (end == buffer.length) {
            throw new IOException(
                    "%s has a line of more than %d bytes".formatted(file, MAX_LINE_BYTES));
        }
        int read = in.read(buffer, end, buffer.length - end);
        end += Math.max(0, read);
        return read > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
