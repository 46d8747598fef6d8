package io.aerophoenix.region;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The region's program as the build has packaged it.
///
/// @param jars the folder of its jars
record Program(Path jars) {
    private static final List<String> FLAGS =
            List.of(
                    "--enable-native-access=org.xerial.sqlitejdbc,io.aerophoenix.driver.process",
                    "--add-modules",
                    "ALL-MODULE-PATH",
                    "-Xlog:disable",
                    "-Duser.language=en",
                    // Many short lives: nothing pays off that takes long to warm up.
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx512m");

    Program {
        if (!Files.isDirectory(jars)) {
            throw new IllegalStateException(
                    "there is no packaged region in %s; run the tests by `./mvnw verify`"
                            .formatted(jars));
        }
    }

    static Program packaged() {
        return new Program(Path.of(System.getProperty("aero.app", "target/app")).toAbsolutePath());
    }

    /// Begins to run it.
    ///
    /// @param log where its output is added
    Process run(Path log, List<String> arguments) throws IOException {
        var cache = cache();
        return Files.exists(cache)
                ? run(log, "-XX:AOTCache=" + cache, arguments)
                : run(log, "-Xshare:auto", arguments);
    }

    /// Begins to run it once so that it leaves behind what makes later starts faster; only an orderly end does.
    Process train(Path log, List<String> arguments) throws IOException {
        Files.deleteIfExists(cache());
        return run(log, "-XX:AOTCacheOutput=" + cache(), arguments);
    }

    private Process run(Path log, String cacheFlag, List<String> arguments) throws IOException {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(FLAGS);
        line.addAll(List.of(cacheFlag, "-p", jars.toString()));
        line.addAll(List.of("-m", "io.aerophoenix.region/" + Main.class.getName()));
        line.addAll(arguments);
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /// The JVM refuses a cache that was made from other jars or with other flags, and starts without it.
    private Path cache() {
        return jars.resolveSibling("whole-process.aot");
    }

    /// Whether a start finds the cache of this very package.
    boolean isTrained() throws IOException {
        return Files.exists(cache())
                && Files.getLastModifiedTime(cache()).compareTo(Files.getLastModifiedTime(jars))
                        > 0;
    }
}
