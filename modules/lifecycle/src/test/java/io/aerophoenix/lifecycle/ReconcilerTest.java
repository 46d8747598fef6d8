package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.creation;
import static io.aerophoenix.lifecycle.Samples.id;
import static io.aerophoenix.lifecycle.Samples.order;
import static io.aerophoenix.lifecycle.Samples.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.fleet.RestartPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// What a region does when a driver's truth is another than the journal's.
class ReconcilerTest extends LifecycleOnTrial {
    @Override
    LifecycleSettings settings() {
        return LifecycleSettings.standard().withReconcileEvery(Duration.ofMillis(20));
    }

    private static IntentId lifeOf(Machine machine) {
        return Effects.instanceOf(machine).startedBy();
    }

    private void assertRepaired(String name) {
        assertThat(lifecycle.history(id(name)).orElseThrow().notes())
                .extracting(Note::kind)
                .contains(Note.Kind.REPAIRED);
        eventually(() -> lifecycle.stats().troubles().repairs() == 1);
    }

    @Test
    void recordsAnEndThatNobodyReportedAndStartsAgainByThePolicy() {
        var policy = new RestartPolicy(RestartPolicy.Mode.ON_FAILURE, 3);
        var running = done(lifecycle.create(creation(spec("web-1", policy), Action.START)));

        driver.lives.put(lifeOf(running), Optional.of(new Exit(9, null, Instant.now())));

        var again =
                await(
                        "web-1",
                        it ->
                                it.version() > running.version() + 2
                                        && it.state() == MachineState.RUNNING);
        assertThat(again.status().restarts()).isEqualTo(1);
        assertThat(again.status().lastExit()).extracting(Exit::code).isEqualTo(9);
        assertThat(lifecycle.history(id("web-1")).orElseThrow().transitions())
                .anyMatch(it -> it.cause() == Cause.REPAIR && it.to() == MachineState.STOPPED);
        assertRepaired("web-1");
    }

    @Test
    void resumesWhatSomebodyFroze() {
        var running = running("web-1");

        driver.frozen.add(lifeOf(running));

        eventually(() -> driver.frozen.isEmpty());
        await("web-1", it -> it.status().operation() == null);
        assertThat(machine("web-1").state()).isEqualTo(MachineState.RUNNING);
        assertThat(machine("web-1").version()).isEqualTo(running.version());
        assertRepaired("web-1");
    }

    @Test
    void freezesAgainWhatSomebodyResumed() {
        var running = running("web-1");
        done(lifecycle.act(id("web-1"), order(Action.SUSPEND)));

        driver.frozen.clear();

        eventually(() -> driver.frozen.contains(lifeOf(running)));
        await("web-1", it -> it.status().operation() == null);
        assertThat(machine("web-1").state()).isEqualTo(MachineState.SUSPENDED);
        assertRepaired("web-1");
    }

    @Test
    void endsWhatIsLeftFromAnEarlierLife() {
        var first = running("web-1");
        done(lifecycle.act(id("web-1"), order(Action.STOP, Action.START)));

        driver.lives.put(lifeOf(first), Optional.empty());

        eventually(() -> driver.alive().size() == 1);
        eventually(() -> lifecycle.stats().troubles().repairs() == 1);
        assertThat(driver.alive()).containsOnlyKeys(lifeOf(machine("web-1")));
        assertRepaired("web-1");
    }

    @Test
    void endsWhatNoMachineClaims() {
        driver.lives.put(new IntentId(id("nobody"), 1), Optional.empty());

        eventually(() -> driver.alive().isEmpty());
        eventually(() -> lifecycle.stats().troubles().repairs() == 1);
    }

    @Test
    void leavesAloneWhatIsUnderWay() {
        running("web-1");
        driver.gate = new CountDownLatch(1);
        var suspending = lifecycle.act(id("web-1"), order(Action.SUSPEND));
        var held = await("web-1", it -> it.status().operation() != null);
        // To a comparison it looks ended now; the operation has its own way to find out.
        driver.lives.put(lifeOf(held), Optional.of(new Exit(0, null, Instant.now())));
        int looks = driver.looks.get();
        eventually(() -> driver.looks.get() > looks + 3);

        assertThat(machine("web-1")).isEqualTo(held);
        driver.gate.countDown();
        refused(suspending);
        await("web-1", it -> it.state() == MachineState.STOPPED);
    }
}
