package io.aerophoenix.driver.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.lifecycle.Alive;
import io.aerophoenix.lifecycle.CheckResult;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.MachineDriver;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The part of the contract that is about what is done to a workload while it runs: signals and health checks.
abstract class WorkloadContract extends LogsContract {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(200);

    @Test
    void reportsAnEndByASignalThatSomebodySent() throws Exception {
        int step = 0;
        for (var signal : List.of("SIGTERM", "INT", "kill", "QUIT")) {
            var life = new IntentId(MACHINE, ++step);
            start(life, longRunning());

            driver().signal(MACHINE, life, signal);

            var exit = heard().awaitEndOf(life);
            assertThat(exit.signal()).endsWith(signal.toUpperCase(Locale.ROOT));
            assertThat(exit.code()).isNull();
            assertThat(heard().of(life)).containsOnly(exit);
            assertThat(driver().alive()).isEmpty();
        }
    }

    @Test
    void killsAFrozenWorkloadBySignal() throws Exception {
        start(FIRST, longRunning());
        driver().suspend(MACHINE, FIRST);

        driver().signal(MACHINE, FIRST, "SIGKILL");

        assertThat(heard().awaitEndOf(FIRST).signal()).isEqualTo("SIGKILL");
    }

    @Test
    void sendsNoSignalThatFreezesOrThatDoesNotExist() throws Exception {
        start(FIRST, longRunning());

        for (var signal : List.of("SIGSTOP", "CONT", "15", "SIGNONE")) {
            assertThatThrownBy(() -> driver().signal(MACHINE, FIRST, signal))
                    .isInstanceOf(DriverException.class);
        }

        assertThat(driver().alive()).containsEntry(FIRST, Alive.RUNNING);
    }

    @Test
    void refusesSignalsAndChecksWhenTheWorkloadDoesNotRun() throws Exception {
        start(FIRST, exitsWith(0));
        heard().awaitEndOf(FIRST);

        assertThatThrownBy(() -> driver().signal(MACHINE, FIRST, "SIGHUP"))
                .isInstanceOf(DriverException.class);
        assertThatThrownBy(() -> check(well(), LONG)).isInstanceOf(DriverException.class);
    }

    @Test
    void findsOutByACheckWhetherAWorkloadIsWell() throws Exception {
        start(FIRST, well());

        assertThat(check(well(), LONG).passed()).isTrue();
    }

    @Test
    void findsOutByACheckWhetherAWorkloadIsUnwell() throws Exception {
        start(FIRST, unwell());

        var result = check(unwell(), LONG);

        assertThat(result.passed()).isFalse();
        assertThat(result.output()).isNotBlank();
    }

    @Test
    void failsACheckThatIsNotAnsweredInTime() throws Exception {
        start(FIRST, silent());

        var result = check(silent(), SHORT);

        assertThat(result.passed()).isFalse();
        assertThat(result.output()).contains("within 200 ms");
    }

    @Test
    void showsTheProcessesOfAWorkloadWhileItRunsAndWhileItIsFrozen() throws Exception {
        start(FIRST, longRunning());

        var running = driver().processes(MACHINE, FIRST);
        driver().suspend(MACHINE, FIRST);
        var frozen = driver().processes(MACHINE, FIRST);

        assertThat(running).isNotEmpty().allSatisfy(WorkloadContract::isWhole);
        assertThat(frozen)
                .extracting(MachineDriver.ProcessUsage::pid)
                .isEqualTo(running.stream().map(MachineDriver.ProcessUsage::pid).toList());
        driver().stop(MACHINE, FIRST, PROMPT);
        assertThat(driver().processes(MACHINE, FIRST)).isEmpty();
    }

    private static void isWhole(MachineDriver.ProcessUsage process) {
        assertThat(process.pid()).isPositive();
        assertThat(process.command()).isNotBlank();
        assertThat(process.cpus()).isNotNegative();
        assertThat(process.rssBytes()).isPositive();
        assertThat(process.running()).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(process.cpuTime()).isGreaterThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void showsNoProcessesOfAnEarlierLife() throws Exception {
        start(FIRST, longRunning());
        driver().stop(MACHINE, FIRST, PROMPT);
        start(SECOND, longRunning());

        assertThat(driver().processes(MACHINE, FIRST)).isEmpty();
        assertThat(driver().processes(MACHINE, SECOND)).isNotEmpty();
    }

    @Test
    void hasNothingToDoWithMemoryWhenTheWorkloadDoesNotRun() throws Exception {
        start(FIRST, exitsWith(0));
        heard().awaitEndOf(FIRST);

        assertThatThrownBy(() -> driver().memory(MACHINE, FIRST))
                .isInstanceOf(DriverException.class);
        assertThatThrownBy(() -> driver().limitMemory(MACHINE, FIRST, 64))
                .isInstanceOf(DriverException.class);
        assertThatThrownBy(() -> driver().reclaimMemory(MACHINE, FIRST, 1))
                .isInstanceOf(DriverException.class);
    }

    private CheckResult check(MachineSpec spec, Duration timeout) throws Exception {
        var check =
                new HealthCheck(
                        "web",
                        probe(),
                        LONG,
                        timeout,
                        Duration.ZERO,
                        1,
                        1,
                        HealthCheck.Then.REPORT);
        return driver().check(MACHINE, FIRST, spec, check);
    }
}
