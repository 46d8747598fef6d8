package io.aerophoenix.simulator;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A ledger as a file: a heading that names its format, then one line per effect. A last line without its line break
/// was never acknowledged, and is no part of it.
///
/// Files are read and written through streams, not channels: a channel is closed for everybody when a thread that uses
/// it is interrupted, and starts are interrupted as a matter of course.
final class LedgerFile {
    static final String NAME = "simulator.ledger";
    static final String HEADING = "aerophoenix-simulator-ledger 1";

    private LedgerFile() {}

    /// Takes one effect after the other; a [RuntimeException] means that the effect cannot have happened.
    @FunctionalInterface
    interface Reader {
        void take(Effect effect) throws IOException;
    }

    /// Reads all effects, in order.
    ///
    /// @throws LedgerDamagedException when a line cannot be read, or `each` throws
    static void read(Path file, Reader each) throws IOException {
        try (var lines = new WholeLines(file)) {
            long number = 1;
            for (var line = lines.next(); line != null; line = lines.next(), number++) {
                take(file, number, line, each);
            }
        }
    }

    /// The length up to and with the last line break.
    static long wholeBytes(RandomAccessFile file) throws IOException {
        for (long end = file.length(); end > 0; end--) {
            file.seek(end - 1);
            if (file.read() == '\n') {
                return end;
            }
        }
        return 0;
    }

    static byte[] bytes(Effect effect) {
        return line(EffectLine.write(effect));
    }

    static byte[] line(String text) {
        return (text + '\n').getBytes(StandardCharsets.UTF_8);
    }

    private static void take(Path file, long number, String line, Reader each) throws IOException {
        try {
            if (number > 1) {
                each.take(EffectLine.read(line));
            } else if (!line.equals(HEADING)) {
                throw new IllegalArgumentException("it does not begin with: " + HEADING);
            }
        } catch (RuntimeException e) {
            throw new LedgerDamagedException(file, number, e);
        }
    }
}
