package io.aerophoenix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.Truth;
import io.aerophoenix.simulator.Effect.OfIntent;
import io.aerophoenix.simulator.Effect.Resumed;
import io.aerophoenix.simulator.Effect.Started;
import io.aerophoenix.simulator.Effect.Stopped;
import io.aerophoenix.simulator.Effect.Suspended;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A world whose process is killed at a moment that nobody chose: a real process, and SIGKILL.
class KilledWorldTest {
    private static final int ENOUGH_LINES = 2000;
    private static final int KILLS = 2;
    private static final Map<String, Class<? extends OfIntent>> KINDS =
            Map.of(
                    "start", Started.class,
                    "suspend", Suspended.class,
                    "resume", Resumed.class,
                    "stop", Stopped.class);

    @TempDir private Path data;

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void losesNothingAcknowledgedAndDoesNothingTwice() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            var folder = data.resolve("world-" + kill);
            var acknowledged = runAndKill(folder);
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH_LINES);
            assertEachHappenedOnce(folder, acknowledged);

            repeatAll(folder, acknowledged);

            assertEachHappenedOnce(folder, acknowledged);
        }
    }

    private static List<String> runAndKill(Path folder) throws Exception {
        var process = process(folder);
        try (var out = process.inputReader()) {
            var lines = new ArrayList<String>();
            read(out, ENOUGH_LINES, lines);
            // Through its handle: the process itself would close the stream that is still to be
            // read.
            process.toHandle().destroyForcibly();
            read(out, Integer.MAX_VALUE, lines);
            return lines;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static Process process(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        BusyWorld.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// Tests run in a patched module; another process takes the same classes from the class path.
    private static String classPath() {
        return String.join(
                File.pathSeparator,
                Path.of("target", "test-classes").toString(),
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path"));
    }

    private static void read(BufferedReader out, int most, List<String> lines) throws IOException {
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (lines.size() == most) {
                return;
            }
        }
    }

    private static void assertEachHappenedOnce(Path folder, List<String> acknowledged)
            throws IOException {
        var audit = LedgerAudit.of(folder);
        assertThat(audit.contradictions()).isEmpty();
        for (var line : acknowledged) {
            var parts = line.split(" ", 2);
            var kind = Objects.requireNonNull(KINDS.get(parts[0]), line);
            assertThat(audit.count(IntentId.parse(parts[1]), kind)).as(line).isEqualTo(1);
        }
    }

    /// Asks for the latest start and stop of each machine again, as a control plane would that does not know better.
    private static void repeatAll(Path folder, List<String> acknowledged) throws Exception {
        var now = Instant.now().plus(1, ChronoUnit.MINUTES);
        try (var world = SimulatedWorld.in(folder, now)) {
            for (int i = 0; i < BusyWorld.MACHINES; i++) {
                var machine = BusyWorld.machine(i);
                var stop = latest(acknowledged, "stop " + machine);
                assertThat(world.driver.observe(machine, stop)).isInstanceOf(Truth.Ended.class);
                world.start(stop, Specs.PLAIN);
                world.driver.stop(machine, stop, StopPolicy.DEFAULT);
            }
        }
    }

    private static IntentId latest(List<String> acknowledged, String beginning) {
        return acknowledged.reversed().stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> IntentId.parse(line.split(" ", 2)[1]))
                .findFirst()
                .orElseThrow();
    }
}
