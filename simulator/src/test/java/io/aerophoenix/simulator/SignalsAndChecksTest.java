package io.aerophoenix.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.lifecycle.CheckResult;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.Execution;
import io.aerophoenix.lifecycle.LogPage;
import io.aerophoenix.lifecycle.LogPage.LogLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signals to simulated machines, and what their health checks find.
class SignalsAndChecksTest {
    private static final MachineId MACHINE = MachineId.derivedFrom("signalled");
    private static final IntentId INTENT = new IntentId(MACHINE, 1);
    private static final HealthCheck CHECK =
            new HealthCheck(
                    "web",
                    new HealthCheck.Tcp(80),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(2),
                    Duration.ZERO,
                    1,
                    1,
                    HealthCheck.Then.REPORT);

    @Test
    void areLinesInTheLogWhereTheyCameInAndStayThereAfterARestart(@TempDir Path folder)
            throws Exception {
        var spec = Specs.with(Map.of("sim.boot", "0s", "sim.lines-per-second", "1"));
        var expected =
                List.of(
                        new LogLine("stdout", "line 1"),
                        new LogLine("stdout", "line 2"),
                        new LogLine("stderr", "signal: SIGHUP"),
                        new LogLine("stderr", "signal: SIGUSR1"),
                        new LogLine("stdout", "line 3"));
        try (var world = SimulatedWorld.in(folder, MovedTime.NOON)) {
            world.start(INTENT, spec);
            world.time.move(Duration.ofSeconds(2));
            world.driver.signal(MACHINE, INTENT, "HUP");
            world.driver.signal(MACHINE, INTENT, "usr1");
            world.time.move(Duration.ofSeconds(1));

            assertThat(afterTheBoot(world)).isEqualTo(expected);
        }

        try (var world = SimulatedWorld.in(folder, MovedTime.NOON.plusSeconds(3))) {
            assertThat(afterTheBoot(world)).isEqualTo(expected);
        }
    }

    @Test
    void areReadPageByPageWithoutLossOrRepetition() throws Exception {
        try (var world = SimulatedWorld.withoutLedger()) {
            world.start(INTENT, Specs.with(Map.of("sim.boot", "0s", "sim.lines", "2")));
            world.driver.signal(MACHINE, INTENT, "HUP");

            var lines = new ArrayList<LogLine>();
            var cursor = LogPage.BEGINNING;
            for (int i = 0; i < 5; i++) {
                var page = world.driver.logs(MACHINE, cursor, 1);
                lines.addAll(page.lines());
                cursor = page.next();
            }

            assertThat(lines).isEqualTo(world.driver.logs(MACHINE, LogPage.BEGINNING, 100).lines());
            assertThat(lines.getLast()).isEqualTo(new LogLine("stderr", "signal: SIGHUP"));
        }
    }

    @Test
    void tellOfTheFirstHundredAndOfNoMore() throws Exception {
        try (var world = SimulatedWorld.withoutLedger()) {
            world.start(INTENT, Specs.with(Map.of("sim.boot", "0s")));

            for (int i = 0; i < Life.MOST_HEARD + 5; i++) {
                world.driver.signal(MACHINE, INTENT, "HUP");
            }

            assertThat(afterTheBoot(world)).hasSize(Life.MOST_HEARD);
        }
    }

    @Test
    void areKeptFromAFrozenMachineExceptForSigkill() throws Exception {
        try (var world = SimulatedWorld.withoutLedger()) {
            world.start(INTENT, Specs.with(Map.of("sim.boot", "0s")));
            world.driver.suspend(MACHINE, INTENT);

            assertThatThrownBy(() -> world.driver.signal(MACHINE, INTENT, "SIGTERM"))
                    .isInstanceOf(DriverException.class)
                    .hasMessageContaining("resume it first");
            world.driver.signal(MACHINE, INTENT, "SIGKILL");

            assertThat(world.heard.of(INTENT)).hasSize(1);
        }
    }

    @Test
    void flapByTheTimeTheMachineHasRunTheSameWayForTheSameSeed() throws Exception {
        var spec = Specs.with(Map.of("sim.boot", "0s", "sim.health", "flapping:10"));
        var first = tries(spec);

        assertThat(first).containsExactlyElementsOf(tries(spec));
        assertThat(first).filteredOn(passed -> passed).hasSize(30);
        long changes = 0;
        for (int i = 1; i < first.size(); i++) {
            changes += first.get(i).equals(first.get(i - 1)) ? 0 : 1;
        }
        assertThat(changes).isBetween(5L, 6L);
    }

    /// One try a second, for a minute.
    private static List<Boolean> tries(MachineSpec spec) throws Exception {
        var tries = new ArrayList<Boolean>();
        try (var world = SimulatedWorld.withoutLedger()) {
            world.start(INTENT, spec);
            for (int i = 0; i < 60; i++) {
                tries.add(world.driver.check(MACHINE, INTENT, spec, CHECK).passed());
                world.time.move(Duration.ofSeconds(1));
            }
        }
        return tries;
    }

    @Test
    void goByTheMetadataOfTheMomentAndTellWhatIsWrongWithIt() throws Exception {
        try (var world = SimulatedWorld.withoutLedger()) {
            world.start(INTENT, Specs.with(Map.of("sim.boot", "0s")));

            var unwell = Specs.with(Map.of("sim.health", "critical"));
            var wrong = Specs.with(Map.of("sim.health", "so-so"));

            assertThat(world.driver.check(MACHINE, INTENT, unwell, CHECK))
                    .isEqualTo(CheckResult.failed("simulated: critical"));
            assertThat(world.driver.check(MACHINE, INTENT, wrong, CHECK).output())
                    .startsWith("sim.health must be one of passing");
        }
    }

    @Test
    void takeUntilTheTimeoutOfTheWorldWhenNothingAnswers() throws Exception {
        var spec = Specs.with(Map.of("sim.boot", "0s", "sim.fail", "check"));
        try (var world = SimulatedWorld.withoutLedger()) {
            world.start(INTENT, spec);
            int before = world.time.pending();
            var trying =
                    SimulatedWorld.inBackground(
                            () -> world.driver.check(MACHINE, INTENT, spec, CHECK));
            world.time.awaitPending(before + 1);

            world.time.move(Duration.ofSeconds(2));

            assertThat(trying.get()).isEqualTo(CheckResult.failed("no answer within 2000 ms"));
        }
    }

    @Test
    void comeWithoutCommands() throws Exception {
        try (var world = SimulatedWorld.withoutLedger()) {
            world.start(INTENT, Specs.with(Map.of("sim.boot", "0s")));
            var command = new Execution(List.of("true"), "", Duration.ofSeconds(1));

            assertThatThrownBy(() -> world.driver.execute(MACHINE, INTENT, Specs.PLAIN, command))
                    .isInstanceOf(DriverException.class)
                    .hasMessageContaining("runs no commands");
        }
    }

    /// What its log has after the two lines about its boot.
    private static List<LogLine> afterTheBoot(SimulatedWorld world) {
        return world.driver.logs(MACHINE, LogPage.BEGINNING, 1000).lines().stream()
                .skip(2)
                .toList();
    }
}
