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
    private static final Duration LONGEST_START = Duration.ofMinutes(20);
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
        var process = launch(data, command(app, data, flags, 0));
        try {
            return new RegionProcess(
                    process,
                    awaitReady(process, data.resolve("region.json"), data.resolve("region.log")));
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly().waitFor();
            throw e;
        }
    }

    /// Starts a region and does not wait.
    static Process launch(Path app, Path data, int apiPort) throws IOException {
        return launch(data, command(app, data, List.of(), apiPort));
    }

    private static Process launch(Path data, List<String> command) throws IOException {
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(data.resolve("region.log").toFile())
                        .start();
        // It would outlive a benchmark that is told to stop.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
        return process;
    }

    /// What the API of a folder's region accepts, whether or not it runs.
    static String token(Path app, Path data) throws IOException {
        var command = java(app, List.of());
        command.addAll(
                List.of(
                        "-m",
                        "io.aerophoenix.region/io.aerophoenix.region.TokenMain",
                        "--data",
                        data.toString()));
        try (var output = new ProcessBuilder(command).start().inputReader()) {
            return output.readAllAsString().strip();
        }
    }

    static void requireBuilt(Path app) {
        if (!Files.isDirectory(app)) {
            throw new IllegalStateException(
                    "%s is not there: build the region first".formatted(app));
        }
    }

    private static List<String> command(Path app, Path data, List<String> flags, int apiPort) {
        var command = java(app, flags);
        command.addAll(
                List.of(
                        "-m",
                        "io.aerophoenix.region/io.aerophoenix.region.Main",
                        "--data",
                        data.toString(),
                        "--api-port",
                        Integer.toString(apiPort),
                        "--console-port",
                        "0"));
        return command;
    }

    private static List<String> java(Path app, List<String> flags) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(FLAGS);
        command.addAll(List.of("-p", app.toString()));
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

    double residentMb() throws IOException {
        return residentMb(process);
    }

    /// As `ps` counts it: every page that is in memory now, also those of files.
    static double residentMb(Process process) throws IOException {
        var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
        try (var output = ps.inputReader()) {
            return Double.parseDouble(String.valueOf(output.readLine()).strip()) / 1024;
        }
    }

    /// Ends the process at once (SIGKILL).
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
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
