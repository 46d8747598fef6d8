package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.creation;
import static io.aerophoenix.lifecycle.Samples.id;
import static io.aerophoenix.lifecycle.Samples.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.HealthCheck.Then;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.lifecycle.Health.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/// Health checks of a region as a whole, on the time of the wall: checks as often as can be.
class HealthTest extends LifecycleOnTrial {
    @Test
    void restartsAMachineWhoseCheckBecomesCriticalAndWritesDownWhy() {
        driver.checked = CheckResult.failed("gone");
        var first = lifeOf(runningWith(Then.RESTART));

        await(
                "web",
                machine ->
                        machine.state() == MachineState.RUNNING && !lifeOf(machine).equals(first));

        var history = lifecycle.history(id("web")).orElseThrow();
        assertThat(history.notes())
                .first()
                .satisfies(note -> {
                    assertThat(note.kind()).isEqualTo(Note.Kind.HEALTH);
                    assertThat(note.actor()).isEqualTo("region");
                    assertThat(note.text()).isEqualTo("check web: critical: gone");
                });
        assertThat(history.transitions())
                .filteredOn(move -> move.cause() == Cause.HEALTH)
                .extracting(move -> move.to())
                .startsWith(MachineState.STOPPING, MachineState.STOPPED, MachineState.STARTING);
    }

    @Test
    void tellsTheVerdictOfTheTriesAndForgetsItWithTheRegion() throws Exception {
        var untried = new Semaphore(0);
        driver.checkGate = untried::acquireUninterruptibly;
        var machine = runningWith(Then.REPORT);
        assertThat(lifecycle.health(id("web"))).contains(Health.untried(machine));
        untried.release();

        await("web", it -> it.status().step() > machine.status().step());

        assertThat(verdict()).isEqualTo(Verdict.PASSING);
        assertThat(lifecycle.healthStats().tries()).isPositive();
        killAndRestart();
        assertThat(verdict()).isEqualTo(Verdict.UNKNOWN);
        untried.release(Integer.MAX_VALUE);
    }

    @Test
    void goesOnTryingAfterARestartOfTheRegion() throws Exception {
        var machine = runningWith(Then.REPORT);
        killAndRestart();

        await("web", it -> it.status().step() > machine.status().step());

        assertThat(lifecycle.healthStats().tries()).isPositive();
    }

    @Test
    void saysThatAMachineWithoutChecksHasNone() {
        running("plain");

        assertThat(lifecycle.health(id("plain"))).contains(new Health(Verdict.NONE, List.of()));
        assertThat(lifecycle.health(id("nobody"))).isEmpty();
    }

    private Verdict verdict() {
        return lifecycle.health(id("web")).orElseThrow().verdict();
    }

    private Machine runningWith(Then then) {
        var check =
                new HealthCheck(
                        "web",
                        new HealthCheck.Tcp(80),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ZERO,
                        1,
                        1,
                        then);
        return done(
                lifecycle.create(
                        creation(Lives.withChecks(spec("web"), List.of(check)), Action.START)));
    }

    private static Instance lifeOf(Machine machine) {
        return Objects.requireNonNull(machine.status().instance());
    }
}
