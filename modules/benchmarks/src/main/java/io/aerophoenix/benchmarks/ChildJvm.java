package io.aerophoenix.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A process for each assignment, with a heap of the same size for every design. It ends without closing anything.
final class ChildJvm implements Workers {
    static final String HEAP = "1536m";

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public List<Row> carryOut(Assignment assignment, Scratch scratch) throws Exception {
        var order = scratch.folder().resolve("assignment.json");
        var result = scratch.folder().resolve("rows.json");
        Files.deleteIfExists(result);
        JSON.writeValue(order, assignment);
        run(order, result);
        return JSON.readValue(result, new TypeReference<>() {});
    }

    private static void run(Path order, Path result) throws IOException, InterruptedException {
        var log = result.resolveSibling("child.log");
        var process =
                new ProcessBuilder(command(order, result))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        // It would outlive a benchmark that is told to stop.
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
        try {
            boolean ended = process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended || !Files.exists(result)) {
                throw new IllegalStateException(
                        "a measurement in a process of its own failed:\n" + Files.readString(log));
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static List<String> command(Path order, Path result) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseCompactObjectHeaders",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx" + HEAP,
                // What the heap has from the system is resident then, and can be told from the
                // rest.
                "-XX:+AlwaysPreTouch",
                "-cp",
                System.getProperty("java.class.path"),
                ChildJvm.class.getName(),
                order.toString(),
                result.toString());
    }

    /// @param arguments the file with the assignment, and the one for its result
    public static void main(String[] arguments) throws Exception {
        var result = Path.of(arguments[1]);
        JSON.readValue(Path.of(arguments[0]), Assignment.class)
                .carryOut(rows -> {
                    report(result, rows);
                    Runtime.getRuntime().halt(0);
                });
    }

    // Renamed when complete: half a result is none.
    private static void report(Path result, List<Row> rows) {
        var draft = result.resolveSibling("rows.draft");
        JSON.writeValue(draft, rows);
        if (!draft.toFile().renameTo(result.toFile())) {
            throw new IllegalStateException("%s cannot be written".formatted(result));
        }
    }
}
