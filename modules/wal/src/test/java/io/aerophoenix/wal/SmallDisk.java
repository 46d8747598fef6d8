package io.aerophoenix.wal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// A file system in memory with room for four megabytes, which a test fills and empties.
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 4096;

    private final Path root;

    private SmallDisk(Path root) {
        this.root = root;
    }

    /// Skips the test where this user may not mount.
    static SmallDisk mountedAt(Path root) {
        if (!run("mount", "-t", "tmpfs", "-o", "size=4m", "none", root.toString())) {
            Assumptions.abort("a file system cannot be mounted here; that takes root");
        }
        return new SmallDisk(root);
    }

    /// Takes all room there is.
    void fill() {
        try (var out = Files.newOutputStream(ballast())) {
            while (true) {
                out.write(new byte[BLOCK]);
            }
        } catch (IOException e) {
            // Full now.
        }
    }

    void free() {
        try {
            Files.delete(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void makeReadOnly() {
        if (!run("mount", "-o", "remount,ro", root.toString())) {
            throw new IllegalStateException(root + " cannot be made read-only; is a file open?");
        }
    }

    private Path ballast() {
        return root.resolve("ballast");
    }

    @Override
    public void close() {
        if (!run("umount", root.toString())) {
            throw new IllegalStateException(root + " cannot be unmounted");
        }
    }

    private static boolean run(String... command) {
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
