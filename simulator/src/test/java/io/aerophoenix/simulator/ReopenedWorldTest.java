package io.aerophoenix.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.LogPage;
import io.aerophoenix.lifecycle.MachineDriver.StartOrder;
import io.aerophoenix.lifecycle.Truth;
import io.aerophoenix.simulator.Effect.Ended;
import io.aerophoenix.simulator.Effect.Started;
import io.aerophoenix.simulator.Effect.Suspended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The world goes on while nobody watches: what a driver finds that opens where another one left off.
class ReopenedWorldTest {
    private static final MachineId MACHINE = MachineId.derivedFrom("left alone");
    private static final IntentId FIRST = new IntentId(MACHINE, 1);
    private static final Instant LATER = MovedTime.NOON.plus(Duration.ofMinutes(1));

    @TempDir private Path folder;

    @Test
    void findsABootOverThatWasUnderWay() throws Exception {
        beginAndAbandon(Specs.with("sim.boot", "5s"));

        try (var world = SimulatedWorld.in(folder, LATER)) {
            assertThat(observe(world))
                    .isInstanceOfSatisfying(
                            Truth.Running.class,
                            it ->
                                    assertThat(it.instance().startedAt())
                                            .isEqualTo(MovedTime.NOON.plusSeconds(5)));
        }
    }

    @Test
    void goesOnWithABootThatIsStillUnderWay() throws Exception {
        beginAndAbandon(Specs.with("sim.boot", "5s"));

        try (var world = SimulatedWorld.in(folder, MovedTime.NOON.plusSeconds(3))) {
            var observing = SimulatedWorld.inBackground(() -> observe(world));
            world.time.move(Duration.ofSeconds(1));
            assertThat(observing.isDone()).isFalse();
            world.time.move(Duration.ofSeconds(1));

            assertThat(observing.get()).isInstanceOf(Truth.Running.class);
        }
    }

    @Test
    void findsABootFailedThatHadToFail() throws Exception {
        beginAndAbandon(Specs.with(Map.of("sim.boot", "5s", "sim.fail", "start")));

        try (var world = SimulatedWorld.in(folder, LATER)) {
            assertThat(observe(world)).isEqualTo(new Truth.NeverStarted());
        }
    }

    @Test
    void findsAMachineEndedWhoseTimeRanOutAndReportsThatToObserversOnly() throws Exception {
        runAndAbandon(exitsAfter(Duration.ofSeconds(10)));

        try (var world = SimulatedWorld.in(folder, LATER)) {
            world.time.move(Duration.ofMinutes(1));

            assertThat(observe(world))
                    .isInstanceOfSatisfying(
                            Truth.Ended.class,
                            it ->
                                    assertThat(it.exit())
                                            .isEqualTo(
                                                    new Exit(
                                                            3,
                                                            null,
                                                            MovedTime.NOON.plusSeconds(10))));
            assertThat(world.heard.of(FIRST)).isEmpty();
        }
    }

    @Test
    void reportsAnEndThatComesAfterTheReopening() throws Exception {
        runAndAbandon(exitsAfter(Duration.ofMinutes(2)));

        try (var world = SimulatedWorld.in(folder, LATER)) {
            world.time.move(Duration.ofMinutes(1));

            assertThat(world.heard.of(FIRST)).hasSize(1);
        }
    }

    @Test
    void writesAnEndDownOnceHoweverOftenItIsReopened() throws Exception {
        runAndAbandon(exitsAfter(Duration.ofSeconds(10)));

        for (int i = 0; i < 3; i++) {
            SimulatedWorld.in(folder, LATER).close();
        }

        var audit = LedgerAudit.of(folder);
        assertThat(audit.count(FIRST, Started.class)).isEqualTo(1);
        assertThat(audit.count(FIRST, Ended.class)).isEqualTo(1);
        assertThat(audit.contradictions()).isEmpty();
    }

    @Test
    void remembersThatAStopWasWithstood() throws Exception {
        try (var world = SimulatedWorld.in(folder, MovedTime.NOON)) {
            world.start(FIRST, Specs.with(Map.of("sim.boot", "0s", "sim.fail", "stop")));
            assertThatThrownBy(() -> world.driver.stop(MACHINE, FIRST, StopPolicy.DEFAULT))
                    .hasMessageContaining("still runs");
        }

        try (var world = SimulatedWorld.in(folder, LATER)) {
            assertThat(world.driver.stop(MACHINE, FIRST, StopPolicy.DEFAULT).clean()).isTrue();
        }
    }

    @Test
    void keepsTheRoomOfWhatRuns() throws Exception {
        runAndAbandon(Specs.with("sim.boot", "0s"));

        try (var small =
                SimulatedDriver.open(
                        new SimulatorSettings(1, Specs.SIZE, Duration.ZERO, Duration.ZERO),
                        SimulatedWorld.SEED,
                        new MovedTime(LATER),
                        FileLedger.open(folder))) {
            var another = new IntentId(MachineId.derivedFrom("another"), 1);

            assertThatThrownBy(() ->
                            small.start(
                                    new StartOrder(another, Specs.PLAIN, SimulatedWorld.DEADLINE)))
                    .hasMessageContaining("no simulated host");
        }
    }

    @Test
    void goesOnWritingLinesWhileNobodyWatches() throws Exception {
        runAndAbandon(Specs.with(Map.of("sim.boot", "0s", "sim.lines-per-second", "2")));

        try (var world = SimulatedWorld.in(folder, LATER)) {
            var page = world.driver.logs(MACHINE, LogPage.BEGINNING, 10_000);

            assertThat(page.lines().getLast().text()).isEqualTo("line 120");
        }
    }

    @Test
    void knowsNothingOfWhatWasTornOffTheLedger() throws Exception {
        runAndAbandon(Specs.with("sim.boot", "0s"));
        var torn = EffectLine.write(new Suspended(FIRST, LATER)).substring(0, 20);
        Files.writeString(folder.resolve(LedgerFile.NAME), torn, StandardOpenOption.APPEND);

        try (var world = SimulatedWorld.in(folder, LATER)) {
            assertThat(observe(world)).isInstanceOf(Truth.Running.class);
            world.driver.suspend(MACHINE, FIRST);
        }

        try (var world = SimulatedWorld.in(folder, LATER)) {
            assertThat(observe(world)).isInstanceOf(Truth.Suspended.class);
        }
    }

    @Test
    void doesNotOpenALedgerThatContradictsItself() throws Exception {
        runAndAbandon(Specs.with("sim.boot", "0s"));
        var second = Files.readAllLines(folder.resolve(LedgerFile.NAME)).get(1) + "\n";
        Files.writeString(folder.resolve(LedgerFile.NAME), second, StandardOpenOption.APPEND);

        assertThatThrownBy(() -> SimulatedWorld.in(folder, LATER))
                .isInstanceOf(LedgerDamagedException.class)
                .hasMessageContaining("line 3");
        assertThat(LedgerAudit.of(folder).contradictions())
                .anyMatch(it -> it.equals(FIRST + " started a second time"));
    }

    /// Leaves the world without closing it, so that nothing is written that a kill would not leave.
    private void runAndAbandon(MachineSpec spec) throws Exception {
        SimulatedWorld.in(folder, MovedTime.NOON).start(FIRST, spec);
    }

    private void beginAndAbandon(MachineSpec spec) throws Exception {
        var starting = SimulatedWorld.in(folder, MovedTime.NOON).beginStart(FIRST, spec);

        assertThat(starting.isDone()).isFalse();
    }

    private static Truth observe(SimulatedWorld world) throws Exception {
        return world.driver.observe(MACHINE, FIRST);
    }

    private static MachineSpec exitsAfter(Duration running) {
        return Specs.with(
                Map.of(
                        "sim.boot",
                        "0s",
                        "sim.exit-after",
                        running.toSeconds() + "s",
                        "sim.exit-code",
                        "3"));
    }
}
