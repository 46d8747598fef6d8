package io.aerophoenix.region;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A disk of some megabytes, which can be filled and freed again. Only root can have one.
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 4096;

    private final Path mount;

    private SmallDisk(Path mount) {
        this.mount = mount;
    }

    /// @param at a folder that is not there yet
    /// @return empty where mounting is not allowed
    static Optional<SmallDisk> at(Path at, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(at);
        var size = "size=%dm,mode=0700".formatted(megabytes);
        return run("mount", "-t", "tmpfs", "-o", size, "tmpfs", at.toString())
                ? Optional.of(new SmallDisk(at))
                : Optional.empty();
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(List.of(command))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    /// Takes all that is left.
    void fill() throws IOException {
        var block = new byte[BLOCK];
        try (var out = Files.newOutputStream(filler())) {
            fill(out, block);
        } catch (IOException e) {
            if (Files.size(filler()) == 0) {
                throw e; // it was full before
            }
        }
    }

    private static void fill(OutputStream out, byte[] block) throws IOException {
        while (true) {
            out.write(block);
        }
    }

    void free() throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return mount.resolve("filler");
    }

    @Override
    public void close() throws IOException {
        try {
            if (!run("umount", mount.toString())) {
                run("umount", "--lazy", mount.toString());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
