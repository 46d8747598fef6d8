package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.creation;
import static io.aerophoenix.lifecycle.Samples.id;
import static io.aerophoenix.lifecycle.Samples.order;
import static io.aerophoenix.lifecycle.Samples.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.Transition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// What a region finds, and does, when it starts again.
class RecoveryTest extends LifecycleOnTrial {
    @Test
    void countsTheRoomOfRunningMachinesAfterARestart() throws IOException {
        for (int i = 0; i < 4; i++) {
            running("web-" + i);
        }

        killAndRestart();

        assertThat(refused(lifecycle.create(creation("web-4", Action.START))).code())
                .isEqualTo(ErrorCode.NO_CAPACITY);
    }

    @Test
    void startsAgainAfterAKillWhatWasWaitingForItsRestart() throws IOException {
        var policy = new RestartPolicy(RestartPolicy.Mode.ALWAYS, 5);
        var running = done(lifecycle.create(creation(spec("web-1", policy), Action.START)));
        driver.end(Effects.instanceOf(running).startedBy(), new Exit(0, null, Instant.now()));
        await("web-1", it -> it.status().restartAt() != null);

        killAndRestart();

        assertThat(await("web-1", it -> it.state() == MachineState.RUNNING).version())
                .isEqualTo(running.version() + 4);
    }

    @Test
    void completesAfterAKillWhatWasUnderWay() throws IOException {
        driver.gate = new CountDownLatch(1);
        var _ = lifecycle.create(creation("web-1", Action.START));
        var intended = awaitKnown("web-1", it -> it.state() == MachineState.STARTING);

        killAndRestart();

        var running = await("web-1", it -> it.state() == MachineState.RUNNING);
        assertThat(driver.effects)
                .containsExactly("start " + Transitions.operationOf(intended).intent());
        var history = lifecycle.history(id("web-1")).orElseThrow().transitions();
        assertThat(history.getLast().cause()).isEqualTo(Cause.RECOVERY);
        assertThat(running.version()).isEqualTo(3);
    }

    private Machine awaitKnown(String name, Predicate<Machine> condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (lifecycle.find(id(name)).isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        return await(name, condition);
    }

    @Test
    void findsOutAfterAKillThatAWorkloadHasEndedMeanwhile() throws IOException {
        var running = running("web-1");
        driver.lives.put(
                Effects.instanceOf(running).startedBy(),
                Optional.of(new Exit(7, null, Instant.now())));

        killAndRestart();

        var stopped = await("web-1", it -> it.state() == MachineState.STOPPED);
        assertThat(stopped.status().lastExit()).extracting(Exit::code).isEqualTo(7);
    }

    @Test
    void standsByAnAnsweredMoveAfterAKillAlthoughTheWorkloadHasEndedMeanwhile() throws Exception {
        var running = running("web-1");
        var suspended = done(lifecycle.act(running.id(), order(Action.SUSPEND)));
        driver.gate = new CountDownLatch(1);
        var _ = lifecycle.act(running.id(), order(Action.RESUME));
        await("web-1", it -> it.status().operation() != null);
        // As if the answer had been given and its outcome lost with the kill.
        driver.lives.put(
                Effects.instanceOf(running).startedBy(),
                Optional.of(new Exit(7, null, Instant.now())));

        killAndRestart();

        await("web-1", it -> it.state() == MachineState.STOPPED);
        assertThat(lifecycle.history(running.id()).orElseThrow().transitions())
                .filteredOn(it -> it.version() > suspended.version())
                .extracting(Transition::to)
                .containsExactly(MachineState.RUNNING, MachineState.STOPPING, MachineState.STOPPED);
    }

    @Test
    void hearsOfAnEndThatCameBeforeAnInterruptedMoveWasCompleted() throws Exception {
        var running = running("web-1");
        driver.gate = new CountDownLatch(1);
        var _ = lifecycle.act(running.id(), order(Action.SUSPEND));
        await("web-1", it -> it.status().operation() != null);
        driver.lives.put(
                Effects.instanceOf(running).startedBy(),
                Optional.of(new Exit(7, null, Instant.now())));

        killAndRestart();

        var stopped = await("web-1", it -> it.state() == MachineState.STOPPED);
        assertThat(stopped.status().lastExit()).extracting(Exit::code).isEqualTo(7);
    }

    @Test
    void takesAWorkloadThatNobodyKnowsAnyMoreForEndedUnseen() throws IOException {
        running("web-1");
        // Comes after the outcome: now it is durable.
        assertThat(lifecycle.history(id("web-1"))).isPresent();
        driver.lives.clear();

        killAndRestart();

        var stopped = await("web-1", it -> it.state() == MachineState.STOPPED);
        assertThat(stopped.status().lastExit()).extracting(Exit::phrase).isEqualTo("ended unseen");
    }

    @Test
    void quarantinesOneDamagedMachineAndGoesOnWithTheOthers() throws IOException {
        running("web-1");
        running("web-2");
        lifecycle.close();
        Files.write(fileOf(id("web-1")), new byte[8192]);

        open();

        // A start opens no machine file; the look at all of them that follows finds it.
        while (!(lifecycle.find(id("web-1")).orElseThrow() instanceof Sighting.Quarantined)) {
            Thread.onSpinWait();
        }
        assertThat(lifecycle.quarantined()).isEqualTo(1);
        assertThat(refused(lifecycle.act(id("web-1"), order(Action.STOP))).code())
                .isEqualTo(ErrorCode.QUARANTINED);
        assertThatThrownBy(() -> lifecycle.history(id("web-1")))
                .isInstanceOf(QuarantineException.class);
        assertThat(lifecycle.list(MachineFilter.LIVING, null, 10).machines()).hasSize(2);
        assertThat(done(lifecycle.act(id("web-2"), order(Action.STOP))).state())
                .isEqualTo(MachineState.STOPPED);
    }

    @Test
    void readmitsADamagedMachineWhenAGoodCopyOfItsFileIsBack() throws IOException {
        running("web-1");
        lifecycle.history(id("web-1")); // its file has all so far
        lifecycle.close();
        var copy = Files.readAllBytes(fileOf(id("web-1")));
        open();
        done(lifecycle.act(id("web-1"), order(Action.SUSPEND))); // the copy lacks this
        lifecycle.close();
        var file = fileOf(id("web-1"));
        Files.write(file, new byte[8192]);
        open();
        // A start goes by the index; whoever reads the file finds out.
        assertThatThrownBy(() -> lifecycle.history(id("web-1")))
                .isInstanceOf(QuarantineException.class);
        eventually(() -> lifecycle.quarantined() == 1);
        assertThat(lifecycle.readmit(id("web-1")))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        it -> assertThat(it.refusal().code()).isEqualTo(ErrorCode.QUARANTINED));

        Files.write(file, copy);
        var readmitted = lifecycle.readmit(id("web-1"));

        assertThat(readmitted)
                .isInstanceOfSatisfying(
                        Answer.Done.class,
                        it ->
                                assertThat(((Machine) it.value()).state())
                                        .isEqualTo(MachineState.SUSPENDED));
        assertThat(lifecycle.quarantined()).isZero();
        assertThat(done(lifecycle.act(id("web-1"), order(Action.RESUME))).state())
                .isEqualTo(MachineState.RUNNING);
        assertThat(lifecycle.history(id("web-1")).orElseThrow().transitions())
                .extracting(Transition::to)
                .endsWith(MachineState.RUNNING, MachineState.SUSPENDED, MachineState.RUNNING);
    }

    private Path fileOf(MachineId machine) throws IOException {
        try (var files = Files.walk(temp.resolve("region").resolve("machines"))) {
            return files.filter(it -> it.endsWith(Path.of(machine.value(), "machine.db")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
