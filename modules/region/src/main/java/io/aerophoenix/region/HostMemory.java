package io.aerophoenix.region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much memory this host has.
final class HostMemory {
    private static final Path MEMINFO = Path.of("/proc/meminfo");

    private HostMemory() {}

    static long totalMb() {
        try (var lines = Files.lines(MEMINFO)) {
            return lines.filter(line -> line.startsWith("MemTotal:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow(() -> new IOException("it has no line MemTotal"));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s cannot be read; the process driver needs Linux".formatted(MEMINFO), e);
        }
    }
}
