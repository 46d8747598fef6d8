package io.aerophoenix.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.driver.contract.Await;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.Instance.Limit;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.LogPage;
import io.aerophoenix.lifecycle.MachineDriver.StartOrder;
import io.aerophoenix.lifecycle.Truth;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedDriverTest {
    private static final MachineId MACHINE = MachineId.derivedFrom("the machine");
    private static final IntentId FIRST = new IntentId(MACHINE, 1);
    private static final IntentId SECOND = new IntentId(MACHINE, 2);
    private static final IntentId OTHER = new IntentId(MachineId.derivedFrom("another"), 1);
    private static final MachineSpec AT_ONCE = Specs.with("sim.boot", "0s");
    private static final MachineSpec SLOW = Specs.with("sim.boot", "5s");
    private static final int PLENTY_OF_LINES = 10_000;

    private SimulatedWorld world;

    @BeforeEach
    void openAWorld() throws Exception {
        world = SimulatedWorld.withoutLedger();
    }

    @AfterEach
    void closeTheWorld() {
        world.close();
    }

    @Test
    void startsAMachineWhenItsBootTimeIsOver() throws Exception {
        var starting = world.beginStart(FIRST, SLOW);

        world.time.move(Duration.ofMillis(4999));
        assertThat(starting.isDone()).isFalse();
        world.time.move(Duration.ofMillis(1));

        var instance = starting.get();
        assertThat(instance.startedAt()).isEqualTo(MovedTime.NOON.plusSeconds(5));
        assertThat(instance.pid()).isNull();
        assertThat(instance.limits())
                .containsExactly(
                        new Limit("cpus", 1.0, "simulated"),
                        new Limit("memoryMb", 256.0, "simulated"));
    }

    @Test
    void bootsTheSameIntentEquallyLongInEveryWorldOfTheSameSeed() throws Exception {
        var starting = world.beginStart(FIRST, Specs.PLAIN);
        world.time.move(Duration.ofSeconds(10));
        try (var again = SimulatedWorld.withoutLedger()) {
            var startingAgain = again.beginStart(FIRST, Specs.PLAIN);
            again.time.move(Duration.ofSeconds(10));

            assertThat(startingAgain.get()).isEqualTo(starting.get());
        }
    }

    @Test
    void holdsNoAlarmForAMachineThatRunsUntilItIsStopped() throws Exception {
        world.start(FIRST, AT_ONCE);

        assertThat(world.time.pending()).isZero();
    }

    @Test
    void failsAStartAtTheEndOfItsBootAndFreesItsRoom() throws Exception {
        var starting =
                world.beginStart(FIRST, Specs.with(Map.of("sim.boot", "5s", "sim.fail", "start")));

        world.time.move(Duration.ofSeconds(5));

        assertFails(starting::get, "sim.fail=start");
        assertThat(observe(FIRST)).isEqualTo(new Truth.NeverStarted());
        assertThatThrownBy(() -> world.start(FIRST, AT_ONCE)).isInstanceOf(DriverException.class);
        world.start(SECOND, AT_ONCE);
    }

    @Test
    void givesUpABootThatHangsAtItsDeadline() throws Exception {
        var starting = world.beginStart(FIRST, Specs.with("sim.fail", "hang"));

        world.time.move(SimulatedWorld.DEADLINE.minusMillis(1));
        assertThat(starting.isDone()).isFalse();
        world.time.move(Duration.ofMillis(1));

        assertFails(starting::get, "deadline");
        assertThat(observe(FIRST)).isEqualTo(new Truth.NeverStarted());
    }

    @Test
    void givesUpABootThatTakesLongerThanItsDeadline() throws Exception {
        var starting = world.beginStart(FIRST, Specs.with("sim.boot", "31s"));

        world.time.move(SimulatedWorld.DEADLINE);

        assertFails(starting::get, "deadline");
    }

    @Test
    void leavesNothingOfAStartThatIsInterrupted() throws Exception {
        var starter = new Thread[1];
        var starting =
                SimulatedWorld.inBackground(() -> {
                    starter[0] = Thread.currentThread();
                    return world.start(FIRST, SLOW);
                });
        world.time.awaitPending(1);

        starter[0].interrupt();

        assertThatThrownBy(starting::get).hasCauseInstanceOf(InterruptedException.class);
        assertThat(observe(FIRST)).isEqualTo(new Truth.NeverStarted());
        assertThat(world.time.pending()).isZero();
    }

    @Test
    void fencesABootThatHangsWhenSomebodyObservesIt() throws Exception {
        var starting = world.beginStart(FIRST, Specs.with("sim.fail", "hang"));

        assertThat(observe(FIRST)).isEqualTo(new Truth.NeverStarted());

        assertFails(starting::get, "given up");
    }

    @Test
    void waitsForTheEndOfABootBeforeItSaysWhatIsTrue() throws Exception {
        var starting = world.beginStart(FIRST, SLOW);
        var observing = SimulatedWorld.inBackground(() -> observe(FIRST));

        world.time.move(Duration.ofSeconds(5));

        assertThat(observing.get()).isEqualTo(new Truth.Running(starting.get()));
    }

    @Test
    void startsNoSecondLifeBesideALivingOne() throws Exception {
        world.start(FIRST, AT_ONCE);

        assertThatThrownBy(() -> world.start(SECOND, AT_ONCE))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining(FIRST + " still runs");
    }

    @Test
    void refusesAStartForWhichNoHostHasRoomAndTakesItWhenThereIs() throws Exception {
        var oneHost = new SimulatorSettings(1, Specs.SIZE, Duration.ZERO, Duration.ZERO);
        try (var small = SimulatedWorld.withoutLedger(oneHost)) {
            small.start(FIRST, Specs.PLAIN);
            assertThatThrownBy(() -> small.start(OTHER, Specs.PLAIN))
                    .isInstanceOf(DriverException.class)
                    .hasMessageContaining("no simulated host has 1.0 cpus and 256 MiB left");

            small.driver.stop(MACHINE, FIRST, StopPolicy.DEFAULT);

            assertThat(small.start(OTHER, Specs.PLAIN).startedBy()).isEqualTo(OTHER);
        }
    }

    @Test
    void hasTheCapacityOfAllItsHosts() {
        assertThat(world.driver.capacity()).isEqualTo(new Resources(12_800, 52_428_800));
    }

    @Test
    void objectsToAMachineThatIsLargerThanAHost() {
        var spec = Specs.of(new Resources(129, 256), Map.of(), Map.of());

        assertThat(world.driver.objection(spec))
                .contains("no simulated host is large enough: each has 128.0 cpus and 524288 MiB");
    }

    @Test
    void refusesToStartWhatItObjectsTo() {
        var spec = Specs.with("sim.boot", "soon");

        assertThat(world.driver.objection(spec)).isPresent();
        assertThatThrownBy(() -> world.start(FIRST, spec)).isInstanceOf(DriverException.class);
    }

    @Test
    void reportsAnEndOnceAtItsTime() throws Exception {
        world.start(FIRST, exitsAfter10s());

        world.time.move(Duration.ofSeconds(9));
        assertThat(world.heard.of(FIRST)).isEmpty();
        world.time.move(Duration.ofHours(1));

        assertThat(world.heard.of(FIRST))
                .containsExactly(new Exit(3, null, MovedTime.NOON.plusSeconds(10)));
    }

    @Test
    void doesNotCountTheTimeInWhichItIsFrozen() throws Exception {
        world.start(FIRST, exitsAfter10s());
        world.time.move(Duration.ofSeconds(6));
        world.driver.suspend(MACHINE, FIRST);
        world.time.move(Duration.ofHours(1));
        assertThat(world.heard.of(FIRST)).isEmpty();

        world.driver.resume(MACHINE, FIRST);
        world.time.move(Duration.ofSeconds(3));
        assertThat(world.heard.of(FIRST)).isEmpty();
        world.time.move(Duration.ofSeconds(1));

        assertThat(world.heard.of(FIRST)).hasSize(1);
    }

    @Test
    void forgetsTheAlarmOfAMachineThatIsStopped() throws Exception {
        world.start(FIRST, exitsAfter10s());

        world.driver.stop(MACHINE, FIRST, StopPolicy.DEFAULT);

        assertThat(world.time.pending()).isZero();
    }

    @Test
    void tellsAPoliteStopFromAKill() throws Exception {
        world.start(FIRST, AT_ONCE);
        world.start(OTHER, AT_ONCE);

        var polite = world.driver.stop(MACHINE, FIRST, StopPolicy.DEFAULT);
        var kill =
                world.driver.stop(OTHER.machine(), OTHER, new StopPolicy("SIGKILL", Duration.ZERO));

        assertThat(polite).isEqualTo(new Exit(0, null, MovedTime.NOON));
        assertThat(kill).isEqualTo(new Exit(null, "SIGKILL", MovedTime.NOON));
    }

    @Test
    void withstandsTheFirstStopOnly() throws Exception {
        world.start(FIRST, Specs.with(Map.of("sim.boot", "0s", "sim.fail", "stop")));

        assertThatThrownBy(() -> world.driver.stop(MACHINE, FIRST, StopPolicy.DEFAULT))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("stop it again");
        assertThat(observe(FIRST)).isInstanceOf(Truth.Running.class);

        assertThat(world.driver.stop(MACHINE, FIRST, StopPolicy.DEFAULT).clean()).isTrue();
    }

    @Test
    void failsToStopWhatWasNeverStarted() {
        assertThatThrownBy(() -> world.driver.stop(MACHINE, FIRST, StopPolicy.DEFAULT))
                .isInstanceOf(DriverException.class)
                .hasMessage(FIRST + " was never started");
    }

    @Test
    void keepsAMachinesLatestLivesAndStartsNoForgottenOneAgain() throws Exception {
        int lives = Chronicle.MAX_ATTEMPTS + 5;
        for (int step = 1; step <= lives; step++) {
            var intent = new IntentId(MACHINE, step);
            world.start(intent, Specs.with(Map.of("sim.boot", "0s", "sim.lines", "3")));
            world.driver.stop(MACHINE, intent, StopPolicy.DEFAULT);
        }

        assertThatThrownBy(() -> world.start(FIRST, AT_ONCE))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("past recall");
        assertThatThrownBy(() -> observe(FIRST)).isInstanceOf(DriverException.class);
        assertThat(world.driver.logsTail(MACHINE, 0)).isEqualTo(Integer.toString(lives * 6));
    }

    @Test
    void usesWhatItsCurveSaysOfWhatItHas() throws Exception {
        world.start(
                FIRST,
                Specs.with(
                        Map.of(
                                "sim.boot", "0s",
                                "sim.curve", "daily",
                                "sim.requests-per-second", "200")));

        var usage = world.driver.usage(MACHINE, FIRST).orElseThrow();

        assertThat(usage).isEqualTo(world.driver.usage(MACHINE, FIRST).orElseThrow());
        assertThat(usage.cpus()).isBetween(0.8, 1.0);
        assertThat(usage.memoryMb()).isBetween(128.0, 256.0);
        assertThat(usage.requestsPerSecond()).isBetween(160.0, 200.0);
    }

    @Test
    void usesNothingWhileItBootsOrIsFrozen() throws Exception {
        var starting = world.beginStart(FIRST, SLOW);
        assertThat(world.driver.usage(MACHINE, FIRST)).isEmpty();
        world.time.move(Duration.ofSeconds(5));
        starting.get();
        assertThat(world.driver.usage(MACHINE, FIRST)).isPresent();

        world.driver.suspend(MACHINE, FIRST);

        assertThat(world.driver.usage(MACHINE, FIRST)).isEmpty();
    }

    @Test
    void tellsInItsLogOfBootWorkAndEnd() throws Exception {
        world.start(
                FIRST,
                Specs.with(
                        Map.of(
                                "sim.boot", "0s",
                                "sim.lines-per-second", "0.5",
                                "sim.exit-after", "5s")));
        world.time.move(Duration.ofSeconds(10));

        assertThat(lines())
                .containsExactly(
                        "boot: %s begins on host 0 with 1.0 cpus and 256 MiB".formatted(FIRST),
                        "boot: ready after 0 ms",
                        "line 1",
                        "line 2",
                        "end: exited with code 0 after 5000 ms");
    }

    @Test
    void keepsTheLatestLinesOnly() throws Exception {
        world.start(FIRST, Specs.with(Map.of("sim.boot", "0s", "sim.lines", "1000000")));

        var page = world.driver.logs(MACHINE, "17", 1);

        assertThat(page.lines().getFirst().text()).isEqualTo("line 990001");
    }

    @Test
    void callsAFollowerWhenLinesComeAndNoMoreWhenItIsClosed() throws Exception {
        world.start(FIRST, Specs.with(Map.of("sim.boot", "0s", "sim.lines-per-second", "1")));
        var calls = new AtomicInteger();

        var following = world.driver.followLogs(MACHINE, calls::incrementAndGet);
        world.time.move(Duration.ZERO);
        assertThat(calls).hasValue(1);
        world.time.move(Duration.ofSeconds(3));
        assertThat(calls).hasValue(4);
        following.close();
        world.time.move(Duration.ofSeconds(3));

        assertThat(calls).hasValue(4);
        assertThat(world.time.pending()).isZero();
    }

    @Test
    void letsGoWhoeverWaitsWhenItIsClosed() throws Exception {
        var starting = world.beginStart(FIRST, SLOW);

        world.close();

        assertThatThrownBy(starting::get).hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void endsAMachineThatIsStoppedWhileItBoots() throws Exception {
        var starting = world.beginStart(FIRST, SLOW);

        world.driver.stop(MACHINE, FIRST, StopPolicy.DEFAULT);

        Await.until("the start's answer", starting::isDone);
        assertThat(observe(FIRST)).isInstanceOf(Truth.Ended.class);
        assertThat(world.time.pending()).isZero();
    }

    @Test
    void refusesToFreezeWhatStillBoots() throws Exception {
        var starting = world.beginStart(FIRST, SLOW);

        assertThatThrownBy(() -> world.driver.suspend(MACHINE, FIRST))
                .isInstanceOf(DriverException.class);
        assertThat(starting.isDone()).isFalse();
    }

    @Test
    void givesNoDeadlineMoreThanItAsksFor() throws Exception {
        var order = new StartOrder(FIRST, Specs.with("sim.boot", "1s"), Duration.ofSeconds(1));
        var starting = SimulatedWorld.inBackground(() -> world.driver.start(order));
        world.time.awaitPending(1);

        world.time.move(Duration.ofSeconds(1));

        assertThat(starting.get().startedBy()).isEqualTo(FIRST);
    }

    private static MachineSpec exitsAfter10s() {
        return Specs.with(Map.of("sim.boot", "0s", "sim.exit-after", "10s", "sim.exit-code", "3"));
    }

    private List<String> lines() {
        return world.driver.logs(MACHINE, LogPage.BEGINNING, PLENTY_OF_LINES).lines().stream()
                .map(LogPage.LogLine::text)
                .toList();
    }

    private Truth observe(IntentId intent) throws Exception {
        return world.driver.observe(intent.machine(), intent);
    }

    private static void assertFails(Callable<?> starting, String why) {
        assertThatThrownBy(starting::call)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(DriverException.class)
                .hasMessageContaining(why);
    }
}
