package io.aerophoenix.driver.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.LogPage;
import io.aerophoenix.lifecycle.LogPage.LogLine;
import io.aerophoenix.lifecycle.MachineDriver;
import io.aerophoenix.lifecycle.MachineDriver.StartOrder;
import io.aerophoenix.lifecycle.Truth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The contract of [MachineDriver]: a driver's test extends this, says how its specs are made, and inherits every test.
public abstract class MachineDriverContract {
    private static final Duration TIME_TO_START = Duration.ofSeconds(15);
    private static final StopPolicy PROMPT = new StopPolicy("SIGTERM", Duration.ofSeconds(5));
    private static final int ANY_NUMBER_OF_LINES = 1000;
    private static final MachineId MACHINE = MachineId.derivedFrom("the machine");
    private static final MachineId OTHER = MachineId.derivedFrom("another machine");
    private static final IntentId FIRST = new IntentId(MACHINE, 1);
    private static final IntentId SECOND = new IntentId(MACHINE, 7);

    private final List<IntentId> started = new ArrayList<>();
    private Path data;
    private HeardExits heard;
    private MachineDriver driver;

    protected MachineDriverContract() {}

    /// A driver over this folder, as after a start of the control plane; what an earlier one left there is found.
    protected abstract MachineDriver open(Path dataDir) throws Exception;

    /// Runs until it is stopped, and ends at once on SIGTERM.
    protected abstract MachineSpec longRunning();

    /// Ends at once with this code.
    protected abstract MachineSpec exitsWith(int code);

    /// Writes `line 1` to `line n` to stdout, then ends with code 0.
    protected abstract MachineSpec writesLines(int n);

    /// Passes [MachineDriver#objection], but fails when it is started.
    protected abstract MachineSpec cannotStart();

    @BeforeEach
    final void openTheDriver(@TempDir Path dataDir) throws Exception {
        data = dataDir;
        heard = new HeardExits();
        driver = open(data);
        driver.onExit(heard);
    }

    @AfterEach
    final void stopWhatRuns() throws Exception {
        for (var intent : started) {
            driver.stop(intent.machine(), intent, new StopPolicy("SIGKILL", Duration.ZERO));
        }
        driver.discard(MACHINE);
        driver.discard(OTHER);
        driver.close();
    }

    @Test
    void startsAWorkloadAndSeesItRunning() throws Exception {
        var instance = start(FIRST, longRunning());

        assertThat(instance.startedBy()).isEqualTo(FIRST);
        assertThat(observe(FIRST)).isEqualTo(new Truth.Running(instance));
    }

    @Test
    void startsOnceHoweverOftenTheSameIntentAsks() throws Exception {
        var first = start(FIRST, longRunning());

        var second = start(FIRST, longRunning());

        assertThat(second).isEqualTo(first);
    }

    @Test
    void answersALateRepeatOfAStartWithTheInstanceOfThen() throws Exception {
        var first = start(FIRST, exitsWith(0));
        heard.awaitEndOf(FIRST);

        var second = start(FIRST, exitsWith(0));

        assertThat(second).isEqualTo(first);
        assertThat(observe(FIRST)).isInstanceOf(Truth.Ended.class);
    }

    @Test
    void leavesNothingBehindWhenAStartFails() throws Exception {
        assertThat(driver.objection(cannotStart())).isEmpty();

        assertThatThrownBy(() -> start(FIRST, cannotStart())).isInstanceOf(DriverException.class);

        assertThat(observe(FIRST)).isEqualTo(new Truth.NeverStarted());
        assertThat(driver.usage(MACHINE, FIRST)).isEmpty();
        assertThat(heard.of(FIRST)).isEmpty();
    }

    @Test
    void stopsARunningWorkload() throws Exception {
        var instance = start(FIRST, longRunning());

        var exit = driver.stop(MACHINE, FIRST, PROMPT);

        assertThat(observe(FIRST)).isEqualTo(new Truth.Ended(instance, exit));
    }

    @Test
    void stopsASuspendedWorkload() throws Exception {
        start(FIRST, longRunning());
        driver.suspend(MACHINE, FIRST);

        driver.stop(MACHINE, FIRST, PROMPT);

        assertThat(observe(FIRST)).isInstanceOf(Truth.Ended.class);
    }

    @Test
    void answersAStopOfWhatHasEndedWithHowItEnded() throws Exception {
        start(FIRST, exitsWith(3));
        heard.awaitEndOf(FIRST);

        var exit = driver.stop(MACHINE, FIRST, PROMPT);

        assertThat(exit.code()).isEqualTo(3);
        assertThat(driver.stop(MACHINE, FIRST, PROMPT)).isEqualTo(exit);
    }

    @Test
    void freezesAWorkloadAndLetsItGoOn() throws Exception {
        var instance = start(FIRST, longRunning());

        driver.suspend(MACHINE, FIRST);
        assertThat(observe(FIRST)).isEqualTo(new Truth.Suspended(instance));

        driver.resume(MACHINE, FIRST);
        assertThat(observe(FIRST)).isEqualTo(new Truth.Running(instance));
    }

    @Test
    void changesNothingWhenASuspendOrResumeIsRepeated() throws Exception {
        start(FIRST, longRunning());

        driver.resume(MACHINE, FIRST);
        assertThat(observe(FIRST)).isInstanceOf(Truth.Running.class);

        driver.suspend(MACHINE, FIRST);
        driver.suspend(MACHINE, FIRST);
        assertThat(observe(FIRST)).isInstanceOf(Truth.Suspended.class);
    }

    @Test
    void refusesToSuspendOrResumeWhatDoesNotRun() throws Exception {
        start(FIRST, exitsWith(0));
        heard.awaitEndOf(FIRST);

        for (var intent : List.of(FIRST, SECOND)) {
            assertThatThrownBy(() -> driver.suspend(MACHINE, intent))
                    .isInstanceOf(DriverException.class);
            assertThatThrownBy(() -> driver.resume(MACHINE, intent))
                    .isInstanceOf(DriverException.class);
        }
    }

    @Test
    void neverStartsWhatItHasOnceCalledNeverStarted() throws Exception {
        assertThat(observe(FIRST)).isEqualTo(new Truth.NeverStarted());

        assertThatThrownBy(() -> start(FIRST, longRunning())).isInstanceOf(DriverException.class);

        assertThat(observe(FIRST)).isEqualTo(new Truth.NeverStarted());
        start(SECOND, longRunning());
        assertThat(observe(SECOND)).isInstanceOf(Truth.Running.class);
    }

    @Test
    void keepsItsFenceAcrossARestartOfTheControlPlane() throws Exception {
        observe(FIRST);

        reopen();

        assertThatThrownBy(() -> start(FIRST, longRunning())).isInstanceOf(DriverException.class);
    }

    @Test
    void reportsAnEndThatNobodyAskedForWithItsCode() throws Exception {
        var instance = start(FIRST, exitsWith(3));

        var exit = heard.awaitEndOf(FIRST);

        assertThat(exit.code()).isEqualTo(3);
        assertThat(exit.signal()).isNull();
        assertThat(observe(FIRST)).isEqualTo(new Truth.Ended(instance, exit));
        assertThat(heard.of(FIRST)).containsOnly(exit);
    }

    @Test
    void doesNotReportAnEndThatWasAskedFor() throws Exception {
        start(FIRST, longRunning());
        driver.stop(MACHINE, FIRST, PROMPT);

        // An end that is reported, and came later: by then the other would have been heard of.
        var later = new IntentId(OTHER, 1);
        start(later, exitsWith(0));
        heard.awaitEndOf(later);

        assertThat(heard.of(FIRST)).isEmpty();
    }

    @Test
    void adoptsWhatAnEarlierRunOfTheControlPlaneStarted() throws Exception {
        var instance = start(FIRST, longRunning());

        reopen();

        assertThat(observe(FIRST)).isEqualTo(new Truth.Running(instance));
        assertThat(start(FIRST, longRunning())).isEqualTo(instance);
    }

    @Test
    void findsASuspendedWorkloadSuspendedAfterARestart() throws Exception {
        var instance = start(FIRST, longRunning());
        driver.suspend(MACHINE, FIRST);

        reopen();

        assertThat(observe(FIRST)).isEqualTo(new Truth.Suspended(instance));
        driver.resume(MACHINE, FIRST);
        assertThat(observe(FIRST)).isEqualTo(new Truth.Running(instance));
    }

    @Test
    void stillKnowsAfterARestartHowAWorkloadEnded() throws Exception {
        start(FIRST, exitsWith(4));
        var exit = heard.awaitEndOf(FIRST);

        reopen();

        assertThat(driver.stop(MACHINE, FIRST, PROMPT)).isEqualTo(exit);
    }

    @Test
    void tellsTheLivesOfOneMachineApart() throws Exception {
        start(FIRST, exitsWith(4));
        heard.awaitEndOf(FIRST);

        var second = start(SECOND, longRunning());

        assertThat(observe(FIRST)).isInstanceOf(Truth.Ended.class);
        assertThat(observe(SECOND)).isEqualTo(new Truth.Running(second));
    }

    @Test
    void refusesToDiscardARunningMachineAndForgetsAStoppedOne() throws Exception {
        start(FIRST, longRunning());

        assertThatThrownBy(() -> driver.discard(MACHINE)).isInstanceOf(DriverException.class);
        assertThat(observe(FIRST)).isInstanceOf(Truth.Running.class);

        driver.stop(MACHINE, FIRST, PROMPT);
        driver.discard(MACHINE);
        driver.discard(MACHINE);
        started.clear();

        assertThat(driver.logs(MACHINE, LogPage.BEGINNING, ANY_NUMBER_OF_LINES).lines()).isEmpty();
    }

    @Test
    void readsLogsPageByPageWithoutLossOrRepetition() throws Exception {
        start(FIRST, writesLines(10));
        heard.awaitEndOf(FIRST);

        var one = driver.logs(MACHINE, LogPage.BEGINNING, 4);
        var two = driver.logs(MACHINE, one.next(), 4);
        var three = driver.logs(MACHINE, two.next(), 4);
        var none = driver.logs(MACHINE, three.next(), 4);

        assertThat(one.lines()).isEqualTo(lines(1, 4));
        assertThat(two.lines()).isEqualTo(lines(5, 8));
        assertThat(three.lines()).isEqualTo(lines(9, 10));
        assertThat(none.lines()).isEmpty();
        assertThat(none.next()).isEqualTo(three.next());
    }

    @Test
    void goesOnReadingAtACursorAcrossLivesAndRestarts() throws Exception {
        start(FIRST, writesLines(3));
        heard.awaitEndOf(FIRST);
        var page = driver.logs(MACHINE, LogPage.BEGINNING, 2);

        reopen();
        start(SECOND, writesLines(2));
        heard.awaitEndOf(SECOND);

        var expected = new ArrayList<>(lines(3, 3));
        expected.addAll(lines(1, 2));
        assertThat(driver.logs(MACHINE, page.next(), ANY_NUMBER_OF_LINES).lines())
                .isEqualTo(expected);
    }

    @Test
    void readsFromTheOldestLineWhenItDoesNotKnowTheCursor() throws Exception {
        start(FIRST, writesLines(2));
        heard.awaitEndOf(FIRST);

        assertThat(driver.logs(MACHINE, "no cursor of ours", ANY_NUMBER_OF_LINES).lines())
                .isEqualTo(lines(1, 2));
    }

    @Test
    void findsTheTailOfALog() throws Exception {
        start(FIRST, writesLines(900));
        heard.awaitEndOf(FIRST);

        var tail = driver.logs(MACHINE, driver.logsTail(MACHINE, 5), ANY_NUMBER_OF_LINES).lines();

        assertThat(tail).hasSizeBetween(5, 100);
        assertThat(tail).isEqualTo(lines(901 - tail.size(), 900));
    }

    @Test
    void hasNoLogsOfAMachineThatNeverWrote() throws Exception {
        var page = driver.logs(MACHINE, driver.logsTail(MACHINE, 5), ANY_NUMBER_OF_LINES);

        assertThat(page.lines()).isEmpty();
    }

    @Test
    void callsAFollowerAtOnceAndWhenMoreIsWritten() throws Exception {
        var calls = new AtomicInteger();
        try (var _ = driver.followLogs(MACHINE, calls::incrementAndGet)) {
            Await.until("the first call", () -> calls.get() > 0);
            int before = calls.get();

            start(FIRST, writesLines(3));

            Await.until("a call after new lines", () -> calls.get() > before);
        }
    }

    @Test
    void tellsTheUsageOfWhatRunsAndOnlyOfThat() throws Exception {
        start(FIRST, longRunning());

        var usage = driver.usage(MACHINE, FIRST).orElseThrow();
        assertThat(usage.cpus()).isNotNegative();
        assertThat(usage.memoryMb()).isNotNegative();

        driver.stop(MACHINE, FIRST, PROMPT);
        assertThat(driver.usage(MACHINE, FIRST)).isEmpty();
        assertThat(driver.usage(MACHINE, SECOND)).isEmpty();
    }

    /// As when the control plane ends and starts again.
    private void reopen() throws Exception {
        driver.close();
        heard = new HeardExits();
        driver = open(data);
        driver.onExit(heard);
    }

    private Instance start(IntentId intent, MachineSpec spec) throws Exception {
        var instance = driver.start(new StartOrder(intent, spec, TIME_TO_START));
        started.add(intent);
        return instance;
    }

    private Truth observe(IntentId intent) throws Exception {
        return driver.observe(intent.machine(), intent);
    }

    private static List<LogLine> lines(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> new LogLine("stdout", "line " + i))
                .toList();
    }
}
