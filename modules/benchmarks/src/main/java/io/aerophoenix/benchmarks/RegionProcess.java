package io.aerophoenix.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A region in a process of its own, ready, on free ports. Closing it ends the process.
final class RegionProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    /// As `./aero up` has them.
    private static final List<String> FLAGS =
            List.of(
                    "--enable-native-access=org.xerial.sqlitejdbc,io.aerophoenix.driver.process",
                    "--add-modules",
                    "ALL-MODULE-PATH",
                    "-XX:+UseCompactObjectHeaders");

    private final Process process;
    private final JsonNode facts;

    private RegionProcess(Process process, JsonNode facts) {
        this.process = process;
        this.facts = facts;
    }

    /// Starts a region and waits until it is ready.
    ///
    /// @param app the folder of its jars
    /// @param data its folder, empty
    static RegionProcess start(Path app, Path data, List<String> flags)
            throws IOException, InterruptedException {
        var log = data.resolve("region.log");
        var process =
                new ProcessBuilder(command(app, data, flags))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        // It would outlive a benchmark that is told to stop.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
        try {
            return new RegionProcess(
                    process, awaitReady(process, data.resolve("region.json"), log));
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly().waitFor();
            throw e;
        }
    }

    private static List<String> command(Path app, Path data, List<String> flags) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(FLAGS);
        command.addAll(
                List.of(
                        "-p", app.toString(),
                        "-m", "io.aerophoenix.region/io.aerophoenix.region.Main",
                        "--data", data.toString(),
                        "--api-port", "0",
                        "--console-port", "0"));
        return command;
    }

    private static JsonNode awaitReady(Process process, Path readyFile, Path log)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!Files.exists(readyFile)) {
            boolean ended = process.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            if (ended || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the region did not start:\n" + Files.readString(log));
            }
        }
        return JsonMapper.shared().readTree(Files.readString(readyFile));
    }

    double readyMillis() {
        return facts.get("readyMillis").asDouble();
    }

    /// As `ps` counts it: every page that is in memory now, also those of files.
    double residentMb() throws IOException {
        var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
        try (var output = ps.inputReader()) {
            return Double.parseDouble(String.valueOf(output.readLine()).strip()) / 1024;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
