package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.security.Capability;
import io.aerophoenix.security.LocalKeys;
import io.aerophoenix.security.TokenMint;
import io.aerophoenix.security.TokenRules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One region through all its lives: a folder, and a process that is started, killed and started again on it.
///
/// Closing ends the process and all workloads that it left behind.
final class LivingRegion implements AutoCloseable {
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);
    private static final long STOP_SECONDS = 30;

    private final Path data;
    private final Path log;
    private final Program program;
    private final String token;
    private @Nullable Process process;
    private @Nullable RegionClient client;

    private LivingRegion(Path folder, Program program) {
        this.data = folder.resolve("data");
        this.log = folder.resolve("region.log");
        this.program = program;
        this.token =
                new TokenMint(
                                LocalKeys.openOrCreate(RegionSettings.keysIn(data)),
                                TokenRules.LOCAL,
                                InstantSource.system())
                        .mint("crash-test", EnumSet.allOf(Capability.class), TOKEN_LIFE);
    }

    /// @param folder an empty one, for the region's own folder and its log
    static LivingRegion in(Path folder) throws Exception {
        var program = Program.packaged();
        if (!program.isTrained()) {
            try (var training = new LivingRegion(folder.resolve("training"), program)) {
                training.process = program.train(training.log, training.arguments(Map.of()));
                training.awaitReady();
                training.terminate();
            }
        }
        return new LivingRegion(folder, program);
    }

    Path data() {
        return data;
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /// Starts the process and waits until it is ready.
    RegionClient start() throws Exception {
        return start(Map.of());
    }

    /// @param other arguments beside the usual ones, or in their place
    RegionClient start(Map<String, String> other) throws Exception {
        launch(other);
        return awaitReady();
    }

    /// Starts a process that may end by itself before it is ready.
    ///
    /// @return whether it is ready
    boolean startOrDie(Map<String, String> other) throws Exception {
        launch(other);
        var ready = readyOrDead();
        ready.ifPresent(it -> client = new RegionClient(URI.create(it.api()), token));
        return ready.isPresent();
    }

    void launch() throws IOException {
        launch(Map.of());
    }

    private void launch(Map<String, String> other) throws IOException {
        process = program.run(log, arguments(other));
    }

    boolean isAlive() {
        return process().isAlive();
    }

    /// Runs one more process on the same folder, which is expected to refuse and to end by itself.
    ///
    Refusal launchAnother() throws IOException, InterruptedException {
        return launchAnother(Map.of());
    }

    /// @param other arguments beside the usual ones, or in their place
    Refusal launchAnother(Map<String, String> other) throws IOException, InterruptedException {
        var itsLog = log.resolveSibling("another.log");
        var another = program.run(itsLog, arguments(other));
        try {
            assertThat(another.waitFor(STOP_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
            return new Refusal(another.exitValue(), Files.readString(itsLog));
        } finally {
            another.destroyForcibly();
        }
    }

    /// How a region ended that did not start.
    record Refusal(int exitCode, String log) {}

    private List<String> arguments(Map<String, String> other) {
        var all = new TreeMap<String, String>();
        all.putAll(Map.of("--data", data.toString(), "--api-port", "0", "--console-port", "0"));
        all.putAll(other);
        return all.entrySet().stream()
                .flatMap(argument -> Stream.of(argument.getKey(), argument.getValue()))
                .toList();
    }

    private RegionClient awaitReady() throws Exception {
        var ready = readyOrDead();
        assertThat(ready).as("the region ended; its log: %s", log()).isPresent();
        client = new RegionClient(URI.create(ready.orElseThrow().api()), token);
        return client;
    }

    private Optional<Ready> readyOrDead() throws Exception {
        return Until.seen(
                "the region to be ready",
                this::ready,
                found -> found.isPresent() || !process().isAlive());
    }

    /// Empty until the process is ready. A killed one leaves its file behind, and the next one removes it.
    private Optional<Ready> ready() throws IOException {
        try {
            var ready = JsonMapper.shared().readValue(Files.readString(readyFile()), Ready.class);
            return Optional.of(ready).filter(it -> it.pid() == process().pid());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /// Where a machine's own file is.
    Path fileOf(String machine) throws IOException {
        try (var files = Files.walk(data.resolve("machines"))) {
            return files.filter(file -> file.endsWith(Path.of(machine, "machine.db")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    Path readyFile() {
        return data.resolve("region.json");
    }

    RegionClient client() {
        return Objects.requireNonNull(client, "the region has not been started");
    }

    private Process process() {
        return Objects.requireNonNull(process, "the region has not been started");
    }

    /// SIGKILL: nothing of it runs any more.
    void kill() {
        process().destroyForcibly().onExit().join();
        hangUp();
    }

    private void hangUp() {
        if (client != null) {
            client.close();
        }
    }

    /// SIGTERM: waits for the orderly end.
    ///
    /// @return the exit code
    int terminate() throws InterruptedException {
        process().destroy();
        assertThat(process().waitFor(STOP_SECONDS, TimeUnit.SECONDS))
                .as("the region stops within %d s", STOP_SECONDS)
                .isTrue();
        hangUp();
        return process().exitValue();
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
        Workloads.endAllOf(data);
    }

    /// What `region.json` says, as far as it is needed here.
    private record Ready(long pid, String api) {}
}
