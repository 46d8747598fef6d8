package io.aerophoenix.region;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The packages of npm that tests use, each in the version that the lock file pins.
final class NodePackages {
    private static final Path SOURCES = Path.of("src", "test", "node").toAbsolutePath();
    private static final Path FOLDER = Path.of("target", "node").toAbsolutePath();
    private static final String LOCK = "package-lock.json";

    private NodePackages() {}

    /// Installs them, unless that has been done since the lock file changed.
    ///
    /// @return where they are, with our own scripts beside them
    static Path installed() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        boolean isInstalled = isInstalled();
        for (var source : List.of("package.json", LOCK, "bridge.js")) {
            Files.copy(
                    SOURCES.resolve(source),
                    FOLDER.resolve(source),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (!isInstalled) {
            install();
        }
        return FOLDER;
    }

    /// npm leaves its own copy of the lock file when all is in place.
    private static boolean isInstalled() throws IOException {
        var lock = FOLDER.resolve(LOCK);
        return Files.exists(FOLDER.resolve("node_modules").resolve(".package-lock.json"))
                && Files.exists(lock)
                && Files.mismatch(lock, SOURCES.resolve(LOCK)) == -1;
    }

    private static void install() throws IOException, InterruptedException {
        var log = FOLDER.resolve("install.log");
        // Nothing of a package runs while it is installed.
        var npm = begin(log, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        if (npm.waitFor() != 0) {
            throw new AssertionError(
                    "npm could not install what %s names; it needs the network once: %s"
                            .formatted(SOURCES.resolve(LOCK), Files.readString(log)));
        }
    }

    private static Process begin(Path log, String... line) {
        try {
            return new ProcessBuilder(line)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new AssertionError(
                    "this test needs Node.js with npm on PATH; install it and run the test again",
                    e);
        }
    }
}
