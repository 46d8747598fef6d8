package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.creation;
import static io.aerophoenix.lifecycle.Samples.id;
import static io.aerophoenix.lifecycle.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.wal.Failpoint;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Actors that fail, and what becomes of their machines.
class SupervisionTest extends LifecycleOnTrial {
    private final AtomicInteger failures = new AtomicInteger();
    private final List<Failpoint> reached = new CopyOnWriteArrayList<>();
    private volatile @Nullable Failpoint failing;

    @Override
    LifecycleSettings settings() {
        return LifecycleSettings.standard()
                .withSupervision(
                        new LifecycleSettings.Supervision(
                                2,
                                Duration.ofMinutes(1),
                                Duration.ofMillis(5),
                                Duration.ofMillis(20)));
    }

    @Override
    World world() {
        return new World(InstantSource.system(), new Random(1), this::fail);
    }

    private void fail(Failpoint point) {
        reached.add(point);
        if (point == failing && failures.getAndDecrement() > 0) {
            throw new IllegalStateException("a bug at " + point);
        }
    }

    private void failAt(Failpoint point, int times) {
        failures.set(times);
        failing = point;
    }

    @Test
    void passesThePointsOfTheWritePathInOrder() {
        running("web-1");
        lifecycle.history(id("web-1"));
        reached.clear();

        done(lifecycle.act(id("web-1"), order(Action.STOP)));
        lifecycle.history(id("web-1"));

        assertThat(reached)
                .filteredOn(it -> !it.name().startsWith("DURING"))
                .containsExactly(
                        Failpoint.BEFORE_INTENT,
                        Failpoint.AFTER_INTENT,
                        Failpoint.AFTER_EFFECT,
                        Failpoint.BEFORE_OUTCOME,
                        Failpoint.AFTER_OUTCOME);
    }

    @Test
    void beginsAnewFromWhatIsDurableWhenAnActorFails() {
        running("web-1");
        failAt(Failpoint.AFTER_INTENT, 1);

        var refusal = refused(lifecycle.act(id("web-1"), order(Action.SUSPEND)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.STORAGE_FAILED);
        // The intent was durable: so it is carried out.
        var suspended = await("web-1", it -> it.state() == MachineState.SUSPENDED);
        assertThat(suspended.status().operation()).isNull();
        assertThat(lifecycle.stats().troubles().actorRestarts()).isEqualTo(1);
        assertThat(driver.effects).filteredOn(it -> it.startsWith("suspend")).hasSize(1);
    }

    @Test
    void findsAnOutcomeAgainThatWasNotWrittenDown() {
        running("web-1");
        failAt(Failpoint.BEFORE_OUTCOME, 1);

        var refusal = refused(lifecycle.act(id("web-1"), order(Action.STOP)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.TIMEOUT);
        var stopped = await("web-1", it -> it.state() == MachineState.STOPPED);
        assertThat(lifecycle.history(stopped.id()).orElseThrow().transitions())
                .extracting(it -> it.to())
                .endsWith(MachineState.STOPPING, MachineState.STOPPED);
    }

    @Test
    void hearsMessagesThatWaitedWhileAnActorBeganAnew() {
        running("web-1");
        failAt(Failpoint.BEFORE_INTENT, 1);

        var first = lifecycle.act(id("web-1"), order(Action.SUSPEND));
        var second = lifecycle.act(id("web-1"), order(Action.STOP));

        assertThat(refused(first).code()).isEqualTo(ErrorCode.STORAGE_FAILED);
        assertThat(done(second).state()).isEqualTo(MachineState.STOPPED);
    }

    @Test
    void quarantinesTheMachineAloneWhoseActorFailsAgainAndAgain() {
        running("web-1");
        running("web-2");
        failAt(Failpoint.BEFORE_INTENT, 3);
        for (int i = 0; i < 3; i++) {
            refused(lifecycle.act(id("web-1"), order(Action.STOP)));
        }

        eventually(() -> lifecycle.quarantined() == 1);
        var refusal = refused(lifecycle.act(id("web-1"), order(Action.STOP)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.QUARANTINED);
        assertThat(refusal.message()).contains("failed 3 times").contains("readmit");
        assertThatThrownBy(() -> lifecycle.history(id("web-1")))
                .isInstanceOf(QuarantineException.class);
        assertThat(driver.alive()).hasSize(2);
        assertThat(done(lifecycle.act(id("web-2"), order(Action.STOP))).state())
                .isEqualTo(MachineState.STOPPED);
        assertThat(lifecycle.stats().troubles().quarantines()).isEqualTo(1);
    }

    @Test
    void readmitsAQuarantinedMachine() {
        running("web-1");
        failAt(Failpoint.BEFORE_INTENT, 3);
        for (int i = 0; i < 3; i++) {
            refused(lifecycle.act(id("web-1"), order(Action.STOP)));
        }
        eventually(() -> lifecycle.quarantined() == 1);

        var readmitted = lifecycle.readmit(id("web-1"));

        assertThat(readmitted).isInstanceOf(Answer.Done.class);
        assertThat(lifecycle.quarantined()).isZero();
        assertThat(done(lifecycle.act(id("web-1"), order(Action.STOP))).state())
                .isEqualTo(MachineState.STOPPED);
    }

    @Test
    void tellsThoseWhoWaitForAMachineThatComesIntoQuarantine() {
        running("web-1");
        var waiting = lifecycle.when(id("web-1"), it -> it.state() == MachineState.TERMINATED);

        lifecycle.damaged(id("web-1"), "its file is damaged");

        assertThat(got(waiting)).isEmpty();
        assertThat(refused(lifecycle.act(id("web-1"), order(Action.STOP))).message())
                .isEqualTo("its file is damaged");
        assertThat(driver.alive()).hasSize(1);
    }

    @Test
    void refusesToReadmitWhatIsNotThere() {
        assertThat(lifecycle.readmit(id("nobody")))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        it -> assertThat(it.refusal().code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void takesBackACreationThatFailedBeforeItWasDurable() {
        failAt(Failpoint.BEFORE_INTENT, 1);
        assertThatThrownBy(() -> got(lifecycle.create(creation("web-1"))))
                .hasRootCauseInstanceOf(IllegalStateException.class);

        assertThat(done(lifecycle.create(creation("web-1"))).state())
                .isEqualTo(MachineState.CREATED);
    }
}
