package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.creation;
import static io.aerophoenix.lifecycle.Samples.id;
import static io.aerophoenix.lifecycle.Samples.order;
import static io.aerophoenix.lifecycle.Samples.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.RestartPolicy;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DurableLifecycleTest extends LifecycleOnTrial {
    @Test
    void createsAndStartsAMachineThatIsThereAfterARestart() {
        var running = running("web-1");

        lifecycle.close();
        open();

        assertThat(running.state()).isEqualTo(MachineState.RUNNING);
        assertThat(machine("web-1")).isEqualTo(running);
        assertThat(driver.effects).containsExactly("start " + id("web-1") + ".1");
    }

    @Test
    void tellsTheWholeStoryOfAMachineWithItsTimes() {
        running("web-1");
        done(lifecycle.act(id("web-1"), order(Action.STOP)));

        var history = lifecycle.history(id("web-1")).orElseThrow().transitions();

        assertThat(history)
                .extracting(it -> it.to())
                .containsExactly(
                        MachineState.CREATED,
                        MachineState.STARTING,
                        MachineState.RUNNING,
                        MachineState.STOPPING,
                        MachineState.STOPPED);
        assertThat(history).extracting(it -> it.version()).containsExactly(1L, 2L, 3L, 4L, 5L);
        var start = history.get(2).timings();
        assertThat(
                        List.of(
                                start.queuedAt(),
                                timeOf(start.journaledAt()),
                                timeOf(start.effectStartedAt()),
                                timeOf(start.effectDoneAt()),
                                start.doneAt()))
                .isSorted();
        assertThat(history.get(1).timings().journaledAt()).isEqualTo(start.journaledAt());
    }

    @Test
    void answersARepeatedCreationWithTheMachineOfTheFirst() {
        var first = lifecycle.create(creation("web-1", Action.START));
        var second = lifecycle.create(creation("web-1", Action.START));

        assertThat(done(first).id()).isEqualTo(done(second).id());
        assertThat(driver.effects).hasSize(1);
    }

    @Test
    void refusesAnotherRequestUnderTheIdOfAnEarlierOne() {
        running("web-1");
        var other =
                new Lifecycle.Creation(
                        id("web-1"),
                        Samples.DEMO,
                        Samples.IAD,
                        spec("web-2"),
                        "another digest",
                        List.of(),
                        "ada");

        assertThat(refused(lifecycle.create(other)).code())
                .isEqualTo(ErrorCode.IDEMPOTENCY_CONFLICT);
    }

    @Test
    void givesANameToOneLivingMachineOnly() {
        done(lifecycle.create(creation("web-1")));
        var sameName =
                new Lifecycle.Creation(
                        id("other"),
                        Samples.DEMO,
                        Samples.IAD,
                        spec("web-1"),
                        "digest",
                        List.of(),
                        "ada");

        assertThat(refused(lifecycle.create(sameName)).code()).isEqualTo(ErrorCode.NAME_TAKEN);
        done(lifecycle.act(id("web-1"), order(Action.DESTROY)));
        assertThat(done(lifecycle.create(sameName)).state()).isEqualTo(MachineState.CREATED);
    }

    @Test
    void refusesWhatDoesNotFitAndWritesNothingOfIt() {
        for (int i = 0; i < 4; i++) {
            running("web-" + i);
        }

        var refusal = refused(lifecycle.create(creation("web-4", Action.START)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.NO_CAPACITY);
        assertThat(lifecycle.find(id("web-4"))).isEmpty();
        done(lifecycle.act(id("web-0"), order(Action.STOP)));
        assertThat(done(lifecycle.create(creation("web-4", Action.START))).state())
                .isEqualTo(MachineState.RUNNING);
    }

    @Test
    void refusesASecondOperationWhileOneHoldsTheMachine() {
        running("web-1");
        driver.gate = new CountDownLatch(1);
        var suspending = lifecycle.act(id("web-1"), order(Action.SUSPEND));
        await("web-1", it -> it.status().operation() != null);

        assertThat(refused(lifecycle.act(id("web-1"), order(Action.STOP))).code())
                .isEqualTo(ErrorCode.LOCKED);
        driver.gate.countDown();
        assertThat(done(suspending).state()).isEqualTo(MachineState.SUSPENDED);
    }

    @Test
    void refusesAStaleVersion() {
        var running = running("web-1");
        var stale =
                new Lifecycle.Order(
                        List.of(Action.STOP), "ada", Cause.REQUEST, running.version() - 1);
        var fresh =
                new Lifecycle.Order(List.of(Action.STOP), "ada", Cause.REQUEST, running.version());

        assertThat(refused(lifecycle.act(id("web-1"), stale)).code())
                .isEqualTo(ErrorCode.VERSION_CONFLICT);
        assertThat(done(lifecycle.act(id("web-1"), fresh)).state()).isEqualTo(MachineState.STOPPED);
    }

    @Test
    void refusesWhatIsAskedOfNobody() {
        assertThat(refused(lifecycle.act(id("nobody"), order(Action.START))).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(lifecycle.history(id("nobody"))).isEmpty();
    }

    @Test
    void restartsAndDestroysByForceWhateverTheMachineDoes() {
        running("web-1");

        assertThat(done(lifecycle.act(id("web-1"), order(Action.STOP, Action.START))).state())
                .isEqualTo(MachineState.RUNNING);
        done(lifecycle.act(id("web-1"), order(Action.STOP)));
        assertThat(done(lifecycle.act(id("web-1"), order(Action.STOP, Action.START))).state())
                .isEqualTo(MachineState.RUNNING);
        assertThat(done(lifecycle.act(id("web-1"), order(Action.STOP, Action.DESTROY))).state())
                .isEqualTo(MachineState.TERMINATED);
        assertThat(driver.effects).last().isEqualTo("discard " + id("web-1"));
    }

    @Test
    void keepsAMachineWhoseStartFailedAndSaysWhy() {
        driver.failStart = "there is no such program";

        var machine = done(lifecycle.create(creation("web-1", Action.START)));

        assertThat(machine.state()).isEqualTo(MachineState.STOPPED);
        assertThat(machine.status().lastError()).isEqualTo("there is no such program");
        var refusal = refused(lifecycle.act(id("web-1"), order(Action.START)));
        assertThat(refusal.code()).isEqualTo(ErrorCode.DRIVER_FAILED);
        assertThat(refusal.message()).isEqualTo("there is no such program");
        assertThat(lifecycle.rooms().values()).allMatch(room -> room.used().cpus() == 0);
    }

    @Test
    void triesAStopAgainUntilItWorks() {
        running("web-1");
        driver.failStop = "not permitted";

        assertThat(refused(lifecycle.act(id("web-1"), order(Action.STOP))).code())
                .isEqualTo(ErrorCode.DRIVER_FAILED);
        assertThat(machine("web-1").state()).isEqualTo(MachineState.STOPPING);
        driver.failStop = null;
        assertThat(await("web-1", it -> it.state() == MachineState.STOPPED).status().lastError())
                .isNull();
    }

    @Test
    void stopsAMachineWhoseWorkloadHasEnded() {
        var running = running("web-1");

        driver.end(Effects.instanceOf(running).startedBy(), new Exit(3, null, Instant.now()));

        var stopped = await("web-1", it -> it.state() == MachineState.STOPPED);
        assertThat(stopped.status().lastExit()).extracting(Exit::code).isEqualTo(3);
        assertThat(stopped.version()).isEqualTo(running.version() + 2);
    }

    @Test
    void ignoresTheEndOfAnEarlierLife() {
        var first = Effects.instanceOf(running("web-1")).startedBy();
        var second = done(lifecycle.act(id("web-1"), order(Action.STOP, Action.START)));

        driver.end(first, new Exit(3, null, Instant.now()));
        driver.end(Effects.instanceOf(second).startedBy(), new Exit(4, null, Instant.now()));

        var stopped = await("web-1", it -> it.state() == MachineState.STOPPED);
        assertThat(stopped.status().lastExit()).extracting(Exit::code).isEqualTo(4);
    }

    @Test
    void startsAgainWhatFailedWhenItsPolicySaysSo() {
        var policy = new RestartPolicy(RestartPolicy.Mode.ON_FAILURE, 1);
        var running = done(lifecycle.create(creation(spec("web-1", policy), Action.START)));

        driver.end(Effects.instanceOf(running).startedBy(), new Exit(1, null, Instant.now()));

        var again =
                await(
                        "web-1",
                        it ->
                                it.version() > running.version() + 2
                                        && it.state() == MachineState.RUNNING);
        assertThat(again.status().restarts()).isEqualTo(1);
        driver.end(Effects.instanceOf(again).startedBy(), new Exit(1, null, Instant.now()));
        var left =
                await(
                        "web-1",
                        it -> it.state() == MachineState.STOPPED && it.version() > again.version());
        assertThat(left.status().restartAt()).isNull();
    }

    @Test
    void listsPageByPageInTheOrderOfIds() {
        for (int i = 0; i < 7; i++) {
            done(lifecycle.create(creation("web-" + i)));
        }

        var first = lifecycle.list(MachineFilter.LIVING, null, 3);
        var second = lifecycle.list(MachineFilter.LIVING, first.next(), 3);
        var third = lifecycle.list(MachineFilter.LIVING, second.next(), 3);

        assertThat(first.total()).isEqualTo(7);
        assertThat(List.of(first, second, third).stream().flatMap(it -> it.machines().stream()))
                .extracting(Sighting::id)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSize(7);
        assertThat(third.next()).isNull();
    }

    @Test
    void refusesChangesOnceItIsClosed() {
        running("web-1");
        lifecycle.close();

        assertThat(refused(lifecycle.act(id("web-1"), order(Action.STOP))).code())
                .isEqualTo(ErrorCode.STORAGE_FAILED);
        assertThat(machine("web-1").state()).isEqualTo(MachineState.RUNNING);
        assertThat(refused(lifecycle.create(creation("web-2"))).code())
                .isEqualTo(ErrorCode.STORAGE_FAILED);
        assertThat(lifecycle.find(id("web-2"))).isEmpty();
    }
}
