package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.creation;
import static io.aerophoenix.lifecycle.Samples.id;
import static io.aerophoenix.lifecycle.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.MachineState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Drivers that do not come back.
class HungDriverTest extends LifecycleOnTrial {
    @Override
    LifecycleSettings settings() {
        return LifecycleSettings.standard()
                .withDeadlines(
                        new LifecycleSettings.Deadlines(
                                Duration.ofMillis(100),
                                Duration.ofMillis(100),
                                Duration.ofMillis(50)));
    }

    @Test
    void answersAtTheDeadlineAndStopsOnceWhenTheDriverIsBack() {
        running("web-1");
        driver.deafGate = new CountDownLatch(1);

        var refusal = refused(lifecycle.act(id("web-1"), order(Action.STOP)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(refusal.message()).contains("looked at again");
        assertThat(machine("web-1").state()).isEqualTo(MachineState.STOPPING);
        assertThat(lifecycle.stats().troubles().hungEffects()).isPositive();
        driver.deafGate.countDown();
        await("web-1", it -> it.state() == MachineState.STOPPED);
        eventually(() -> driver.hanging.get() == 0);
        assertThat(machine("web-1").status().operation()).isNull();
        assertThat(machine("web-1").status().lastExit()).isNotNull();
    }

    @Test
    void neverStartsTwiceWhatHungAtItsStart() {
        driver.deafGate = new CountDownLatch(1);

        var created = done(lifecycle.create(creation("web-1", Action.START)));

        assertThat(created.state()).isEqualTo(MachineState.STARTING);
        var failed = await("web-1", it -> it.state() == MachineState.STOPPED);
        assertThat(failed.status().lastError()).contains("did not answer in time");
        driver.deafGate.countDown();
        eventually(() -> driver.hanging.get() == 0);
        // What hung is fenced; what is started now is the only one.
        assertThat(done(lifecycle.act(id("web-1"), order(Action.START))).state())
                .isEqualTo(MachineState.RUNNING);
        assertThat(driver.alive()).hasSize(1);
        assertThat(driver.effects).filteredOn(it -> it.startsWith("start")).hasSize(1);
    }

    @Test
    void takesAStartForDoneThatCameAboutAfterItsDeadline() {
        driver.deafGate = new CountDownLatch(1);
        var created = done(lifecycle.create(creation("web-1", Action.START)));
        driver.lives.put(Transitions.operationOf(created).intent(), Optional.empty());

        var running = await("web-1", it -> it.state() == MachineState.RUNNING);

        assertThat(running.status().operation()).isNull();
        driver.deafGate.countDown();
        eventually(() -> driver.hanging.get() == 0);
        assertThat(driver.alive()).hasSize(1);
    }

    @Test
    void letsOtherMachinesGoOnMeanwhile() {
        running("web-1");
        running("web-2");
        driver.deafGate = new CountDownLatch(1);
        refused(lifecycle.act(id("web-1"), order(Action.STOP)));
        driver.gate = new CountDownLatch(0);

        assertThat(done(lifecycle.act(id("web-2"), order(Action.SUSPEND))).state())
                .isEqualTo(MachineState.SUSPENDED);
        assertThat(refused(lifecycle.act(id("web-1"), order(Action.STOP))).code())
                .isIn(ErrorCode.LOCKED, ErrorCode.INVALID_TRANSITION);
    }
}
