package io.aerophoenix.driver.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// One stream of one machine, all lives in one file to which the processes append.
///
/// The file is never rotated. When it holds more than is to be kept, the space of its beginning is given back to the file
/// system (a hole is punched), while offsets stay what they are: the writer is not disturbed, no byte that is to be kept
/// is touched, and an offset means the same for ever. A file beside it says where the part that is kept begins.
record LogFile(Path file) {
    /// What is read at once; with the other stream, an answer has twice as much.
    static final long MAX_PAGE_BYTES = 512L << 10;

    private static final int CHUNK_BYTES = 64 << 10;
    private static final int MAX_ATTEMPTS = 10;

    /// The first byte that is kept.
    long oldest() throws IOException {
        try {
            return Long.parseLong(Files.readString(oldestFile()).strip());
        } catch (NoSuchFileException | NumberFormatException _) {
            return 0;
        }
    }

    long size() throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException _) {
            return 0;
        }
    }

    /// Reads lines from an offset on; from the oldest kept if the offset is not between that and the end.
    ///
    /// @param maxLines how many at most; a page is also bounded by 512 KiB
    LogLines read(long offset, int maxLines, LogLines.LastLine lastLine) throws IOException {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            long size = size();
            long from = offset < oldest() || offset > size ? oldest() : offset;
            long to = Math.min(size, from + MAX_PAGE_BYTES);
            // One byte more at the front tells whether we begin within a line.
            long before = Math.max(oldest(), from - 1);
            var bytes = bytes(before, to);
            if (oldest() <= before) {
                var end = to < size ? LogLines.LastLine.GOES_ON : lastLine;
                return LogLines.parse(bytes, before, Math.toIntExact(from - before), maxLines, end);
            }
            // The hole has overtaken us.
        }
        throw new IOException(
                "%s is written faster than it can be read; read its tail".formatted(file));
    }

    /// Where the last lines begin, or the pieces in which longer lines come: what follows fits a page, however many lines
    /// were asked for.
    long tail(int lines) throws IOException {
        long end = size();
        if (lines == 0) {
            return end;
        }
        long longest = Math.min(MAX_PAGE_BYTES, (lines + 1L) * LogLines.MAX_LINE_BYTES);
        long begin = Math.max(oldest(), end - longest);
        long lineStart = lineStart(begin, end, lines);
        if (lineStart >= 0) {
            return lineStart;
        }
        return begin == oldest() ? begin : begin + continuationBytes(begin);
    }

    /// Where the last lines begin, as far as they lie between begin and end: all of them, or those that are whole; negative
    /// when no line begins there, or when all that there is may be shown.
    private long lineStart(long begin, long end, int lines) throws IOException {
        int breaks = 0;
        long first = -1;
        for (long to = end; to > begin; to -= CHUNK_BYTES) {
            long from = Math.max(begin, to - CHUNK_BYTES);
            var bytes = bytes(from, to);
            for (int i = bytes.length - 1; i >= 0; i--) {
                boolean lastByte = from + i == end - 1;
                if (bytes[i] == '\n' && !lastByte) {
                    first = from + i + 1;
                    if (++breaks == lines) {
                        return first;
                    }
                }
            }
        }
        return begin == oldest() ? -1 : first;
    }

    /// How many bytes there belong to a character that begins before.
    private int continuationBytes(long offset) throws IOException {
        var bytes = bytes(offset, Math.min(size(), offset + LogLines.MAX_CONTINUATION_BYTES));
        int count = 0;
        while (count < bytes.length && (bytes[count] & 0xC0) == 0x80) {
            count++;
        }
        return count;
    }

    /// Gives back the space of what need not be kept. Loses nothing else, whoever writes meanwhile.
    ///
    /// @return false where the file system cannot do that
    boolean trim(long bytesKept) throws IOException {
        long slack = bytesKept / 4;
        if (size() - oldest() <= bytesKept + slack) {
            return true;
        }
        long oldest = lineStartAfter(size() - bytesKept);
        // First said, then done: readers must never take the hole for text.
        var fresh = oldestFile().resolveSibling(oldestFile().getFileName() + ".new");
        Files.writeString(fresh, Long.toString(oldest));
        Files.move(fresh, oldestFile(), StandardCopyOption.ATOMIC_MOVE);
        return Libc.punchHole(file, oldest);
    }

    /// Ends the line that an ended process left open, so that the next life begins a line of its own.
    void endLine() throws IOException {
        long size = size();
        if (size > oldest() && bytes(size - 1, size)[0] != '\n') {
            Files.write(file, new byte[] {'\n'}, StandardOpenOption.APPEND);
        }
    }

    private long lineStartAfter(long offset) throws IOException {
        var bytes = bytes(offset, Math.min(size(), offset + LogLines.MAX_LINE_BYTES));
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return offset + i + 1;
            }
        }
        return offset;
    }

    private byte[] bytes(long from, long to) throws IOException {
        var buffer = ByteBuffer.allocate(Math.toIntExact(to - from));
        if (buffer.hasRemaining()) {
            try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
                while (buffer.hasRemaining()
                        && channel.read(buffer, from + buffer.position()) >= 0) {
                    // Until all is there.
                }
            }
        }
        return buffer.array();
    }

    private Path oldestFile() {
        return file.resolveSibling(file.getFileName() + ".oldest");
    }
}
