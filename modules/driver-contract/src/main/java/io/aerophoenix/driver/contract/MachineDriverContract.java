package io.aerophoenix.driver.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.lifecycle.Alive;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.LogPage;
import io.aerophoenix.lifecycle.Truth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The contract of `MachineDriver`: a driver's test extends this, says how its specs are made, and inherits every test.
public abstract class MachineDriverContract extends WorkloadContract {
    protected MachineDriverContract() {}

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
        heard().awaitEndOf(FIRST);

        var second = start(FIRST, exitsWith(0));

        assertThat(second).isEqualTo(first);
        assertThat(observe(FIRST)).isInstanceOf(Truth.Ended.class);
    }

    @Test
    void leavesNothingBehindWhenAStartFails() throws Exception {
        assertThat(driver().objection(cannotStart())).isEmpty();

        assertThatThrownBy(() -> start(FIRST, cannotStart())).isInstanceOf(DriverException.class);

        assertThat(observe(FIRST)).isEqualTo(new Truth.NeverStarted());
        assertThat(driver().usage(MACHINE, FIRST)).isEmpty();
        assertThat(heard().of(FIRST)).isEmpty();
    }

    @Test
    void stopsARunningWorkload() throws Exception {
        var instance = start(FIRST, longRunning());

        var exit = driver().stop(MACHINE, FIRST, PROMPT);

        assertThat(observe(FIRST)).isEqualTo(new Truth.Ended(instance, exit));
    }

    @Test
    void stopsASuspendedWorkload() throws Exception {
        start(FIRST, longRunning());
        driver().suspend(MACHINE, FIRST);

        driver().stop(MACHINE, FIRST, PROMPT);

        assertThat(observe(FIRST)).isInstanceOf(Truth.Ended.class);
    }

    @Test
    void answersAStopOfWhatHasEndedWithHowItEnded() throws Exception {
        start(FIRST, exitsWith(3));
        heard().awaitEndOf(FIRST);

        var exit = driver().stop(MACHINE, FIRST, PROMPT);

        assertThat(exit.code()).isEqualTo(3);
        assertThat(driver().stop(MACHINE, FIRST, PROMPT)).isEqualTo(exit);
    }

    @Test
    void freezesAWorkloadAndLetsItGoOn() throws Exception {
        var instance = start(FIRST, longRunning());

        driver().suspend(MACHINE, FIRST);
        assertThat(observe(FIRST)).isEqualTo(new Truth.Suspended(instance));

        driver().resume(MACHINE, FIRST);
        assertThat(observe(FIRST)).isEqualTo(new Truth.Running(instance));
    }

    @Test
    void changesNothingWhenASuspendOrResumeIsRepeated() throws Exception {
        start(FIRST, longRunning());

        driver().resume(MACHINE, FIRST);
        assertThat(observe(FIRST)).isInstanceOf(Truth.Running.class);

        driver().suspend(MACHINE, FIRST);
        driver().suspend(MACHINE, FIRST);
        assertThat(observe(FIRST)).isInstanceOf(Truth.Suspended.class);
    }

    @Test
    void tellsAllThatLivesAndHow() throws Exception {
        var other = new IntentId(OTHER, 1);
        assertThat(driver().alive()).isEmpty();

        start(FIRST, longRunning());
        start(other, longRunning());
        driver().suspend(OTHER, other);
        assertThat(driver().alive())
                .isEqualTo(Map.of(FIRST, Alive.RUNNING, other, Alive.SUSPENDED));

        driver().resume(OTHER, other);
        driver().stop(MACHINE, FIRST, PROMPT);
        assertThat(driver().alive()).isEqualTo(Map.of(other, Alive.RUNNING));
    }

    @Test
    void tellsOfWhatAnEarlierRunStartedAlsoWhenNobodyAskedAboutIt() throws Exception {
        start(FIRST, longRunning());

        reopen();

        assertThat(driver().alive()).isEqualTo(Map.of(FIRST, Alive.RUNNING));
    }

    @Test
    void doesNotTellOfWhatHasEndedOrNeverRan() throws Exception {
        start(FIRST, exitsWith(0));
        heard().awaitEndOf(FIRST);
        assertThatThrownBy(() -> start(SECOND, cannotStart())).isInstanceOf(DriverException.class);

        assertThat(driver().alive()).isEmpty();
    }

    @Test
    void refusesToSuspendOrResumeWhatDoesNotRun() throws Exception {
        start(FIRST, exitsWith(0));
        heard().awaitEndOf(FIRST);

        for (var intent : List.of(FIRST, SECOND)) {
            assertThatThrownBy(() -> driver().suspend(MACHINE, intent))
                    .isInstanceOf(DriverException.class);
            assertThatThrownBy(() -> driver().resume(MACHINE, intent))
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

        var exit = heard().awaitEndOf(FIRST);

        assertThat(exit.code()).isEqualTo(3);
        assertThat(exit.signal()).isNull();
        assertThat(observe(FIRST)).isEqualTo(new Truth.Ended(instance, exit));
        assertThat(heard().of(FIRST)).containsOnly(exit);
    }

    @Test
    void doesNotReportAnEndThatWasAskedFor() throws Exception {
        start(FIRST, longRunning());
        driver().stop(MACHINE, FIRST, PROMPT);

        // An end that is reported, and came later: by then the other would have been heard of.
        var later = new IntentId(OTHER, 1);
        start(later, exitsWith(0));
        heard().awaitEndOf(later);

        assertThat(heard().of(FIRST)).isEmpty();
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
        driver().suspend(MACHINE, FIRST);

        reopen();

        assertThat(observe(FIRST)).isEqualTo(new Truth.Suspended(instance));
        driver().resume(MACHINE, FIRST);
        assertThat(observe(FIRST)).isEqualTo(new Truth.Running(instance));
    }

    @Test
    void stillKnowsAfterARestartHowAWorkloadEnded() throws Exception {
        start(FIRST, exitsWith(4));
        var exit = heard().awaitEndOf(FIRST);

        reopen();

        assertThat(driver().stop(MACHINE, FIRST, PROMPT)).isEqualTo(exit);
    }

    @Test
    void tellsTheLivesOfOneMachineApart() throws Exception {
        start(FIRST, exitsWith(4));
        heard().awaitEndOf(FIRST);

        var second = start(SECOND, longRunning());

        assertThat(observe(FIRST)).isInstanceOf(Truth.Ended.class);
        assertThat(observe(SECOND)).isEqualTo(new Truth.Running(second));
    }

    @Test
    void refusesToDiscardARunningMachineAndForgetsAStoppedOne() throws Exception {
        start(FIRST, longRunning());

        assertThatThrownBy(() -> driver().discard(MACHINE)).isInstanceOf(DriverException.class);
        assertThat(observe(FIRST)).isInstanceOf(Truth.Running.class);

        driver().stop(MACHINE, FIRST, PROMPT);
        driver().discard(MACHINE);
        driver().discard(MACHINE);
        nothingIsLeft();

        assertThat(driver().logs(MACHINE, LogPage.BEGINNING, ANY_NUMBER_OF_LINES).lines())
                .isEmpty();
    }

    @Test
    void tellsTheUsageOfWhatRunsAndOnlyOfThat() throws Exception {
        start(FIRST, longRunning());

        var usage = driver().usage(MACHINE, FIRST).orElseThrow();
        assertThat(usage.cpus()).isNotNegative();
        assertThat(usage.memoryMb()).isNotNegative();

        driver().stop(MACHINE, FIRST, PROMPT);
        assertThat(driver().usage(MACHINE, FIRST)).isEmpty();
        assertThat(driver().usage(MACHINE, SECOND)).isEmpty();
    }
}
