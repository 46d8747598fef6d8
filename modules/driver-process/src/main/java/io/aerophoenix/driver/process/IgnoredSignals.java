package io.aerophoenix.driver.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The signals that this process was started to ignore, as a shell does with SIGINT for what it runs in the background,
/// and `nohup` with SIGHUP. The machines' programs would inherit that, and a shell among them could not even trap them.
final class IgnoredSignals {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String FIELD = "SigIgn:";
    private static final int HEXADECIMAL = 16;

    private IgnoredSignals() {}

    /// From now on this process does nothing on them, and what it starts has them as everybody does.
    static void hear() throws IOException {
        try (var lines = Files.lines(STATUS)) {
            ignoredIn(lines).forEach(Libc::doNothingOn);
        }
    }

    /// @param status the lines of a `/proc/PID/status`
    static List<Signal> ignoredIn(Stream<String> status) {
        long mask =
                status.filter(line -> line.startsWith(FIELD))
                        .mapToLong(IgnoredSignals::mask)
                        .findFirst()
                        .orElse(0);
        return Arrays.stream(Signal.values())
                .filter(signal -> (mask >>> (signal.number() - 1) & 1) != 0)
                .toList();
    }

    private static long mask(String line) {
        return Long.parseUnsignedLong(line.substring(FIELD.length()).strip(), HEXADECIMAL);
    }
}
