package io.aerophoenix.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder that is gone, with everything in it, when it is closed.
final class Scratch implements AutoCloseable {
    private final Path folder;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    static Scratch in(Path parent) throws IOException {
        Files.createDirectories(parent);
        return new Scratch(Files.createTempDirectory(parent, "scratch-"));
    }

    /// A part that can be closed before the rest.
    Scratch part() throws IOException {
        return in(folder);
    }

    /// What a region writes, recorded here.
    Payloads payloads() throws IOException {
        try (var part = part()) {
            return Payloads.record(part.folder());
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            if (Files.exists(folder)) {
                removeAll();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s could not be removed; remove it by hand".formatted(folder), e);
        }
    }

    private void removeAll() throws IOException {
        try (var found = Files.walk(folder)) {
            for (var path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
