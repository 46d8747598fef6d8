package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.NOON;
import static io.aerophoenix.lifecycle.Samples.created;
import static io.aerophoenix.lifecycle.Samples.order;
import static io.aerophoenix.lifecycle.Samples.spec;
import static io.aerophoenix.lifecycle.Samples.timings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.RestartPolicy;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TransitionsTest {
    private static final Exit CLEAN = new Exit(0, null, NOON);

    private static Machine after(Machine machine, Change change) {
        return machine.after(change);
    }

    private static Machine intended(Machine machine, Action... actions) {
        return after(machine, Transitions.decide(machine, order(actions), NOON, NOON));
    }

    private static Machine concluded(Machine machine, EffectResult result) {
        return after(machine, Transitions.conclude(machine, result, Cause.REQUEST, timings(NOON)));
    }

    private static EffectResult started(Machine machine) {
        return new EffectResult.Started(
                new Instance(Transitions.operationOf(machine).intent(), NOON, 1L, List.of()));
    }

    private static Machine running(RestartPolicy policy) {
        var starting = intended(created(spec("web-1", policy)), Action.START);
        return concluded(starting, started(starting));
    }

    @Test
    void startsAMachineInTwoMovesEachWithItsVersion() {
        var machine = created(spec("web-1"));

        var starting = intended(machine, Action.START);
        var running = concluded(starting, started(starting));

        assertThat(machine.version()).isEqualTo(1);
        assertThat(starting.state()).isEqualTo(MachineState.STARTING);
        assertThat(starting.version()).isEqualTo(2);
        assertThat(starting.status().operation()).isNotNull();
        assertThat(running.state()).isEqualTo(MachineState.RUNNING);
        assertThat(running.version()).isEqualTo(3);
        assertThat(running.status().operation()).isNull();
    }

    @Test
    void leavesAMachineStoppedWithTheReasonWhenItsStartFails() {
        var starting = intended(created(spec("web-1")), Action.START);

        var stopped = concluded(starting, new EffectResult.Failed("no such program"));

        assertThat(stopped.state()).isEqualTo(MachineState.STOPPED);
        assertThat(stopped.status().lastError()).isEqualTo("no such program");
        assertThat(stopped.status().operation()).isNull();
    }

    @Test
    void restartsInOneOperationWithAnIntentForEachEffect() {
        var stopping = intended(running(RestartPolicy.NEVER), Action.STOP, Action.START);
        var stopIntent = Transitions.operationOf(stopping).intent();

        var startingAgain = concluded(stopping, new EffectResult.Ended(CLEAN));

        assertThat(startingAgain.state()).isEqualTo(MachineState.STARTING);
        assertThat(Transitions.operationOf(startingAgain).action()).isEqualTo(Action.START);
        assertThat(Transitions.operationOf(startingAgain).intent()).isNotEqualTo(stopIntent);
        assertThat(concluded(startingAgain, started(startingAgain)).state())
                .isEqualTo(MachineState.RUNNING);
    }

    @Test
    void keepsAMachineStoppingUntilItsStopWorks() {
        var stopping = intended(running(RestartPolicy.NEVER), Action.STOP);

        var still = concluded(stopping, new EffectResult.Failed("not permitted"));

        assertThat(still.state()).isEqualTo(MachineState.STOPPING);
        assertThat(still.status().operation()).isEqualTo(stopping.status().operation());
        assertThat(concluded(still, new EffectResult.Ended(CLEAN)).state())
                .isEqualTo(MachineState.STOPPED);
    }

    @Test
    void leavesAMachineRunningWhenItCannotBeSuspended() {
        var suspending = intended(running(RestartPolicy.NEVER), Action.SUSPEND);

        var running = concluded(suspending, new EffectResult.Failed("not now"));

        assertThat(running.state()).isEqualTo(MachineState.RUNNING);
        assertThat(running.version()).isEqualTo(suspending.version());
        assertThat(running.status().operation()).isNull();
    }

    @Test
    void tellsTheEndOfAWorkloadInTheMovesOfTheTable() {
        var running = running(RestartPolicy.NEVER);

        var change = Transitions.ended(running, new Exit(3, null, NOON), Cause.EXIT, NOON);

        assertThat(change.transitions())
                .extracting(it -> it.to())
                .containsExactly(MachineState.STOPPING, MachineState.STOPPED);
        assertThat(change.transitions()).allMatch(it -> it.cause() == Cause.EXIT);
        assertThat(change.after().lastExit()).isEqualTo(new Exit(3, null, NOON));
        assertThat(change.after().restartAt()).isNull();
    }

    @Test
    void plansARestartWhenThePolicyWantsOne() {
        var running = running(new RestartPolicy(RestartPolicy.Mode.ON_FAILURE, 3));

        var failed = Transitions.ended(running, new Exit(3, null, NOON), Cause.EXIT, NOON).after();
        var clean = Transitions.ended(running, CLEAN, Cause.EXIT, NOON).after();

        assertThat(failed.restartAt()).isEqualTo(NOON.plus(Restarts.FIRST_WAIT));
        assertThat(clean.restartAt()).isNull();
    }

    @Test
    void failsOnAMoveThatTheTableDoesNotHave() {
        var suspended =
                concluded(
                        intended(running(RestartPolicy.NEVER), Action.SUSPEND),
                        new EffectResult.Done());
        var story = new Moves.Story(Cause.REQUEST, "ada", new IntentId(suspended.id(), 1));

        assertThatThrownBy(() ->
                        new Moves(suspended, story)
                                .to(MachineState.TERMINATED, timings(NOON), null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("from suspended to terminated");
    }

    /// Thousands of random lives: every move is in the table, versions and steps are dense, and what is written can be
    /// read again.
    @Test
    void keepsToTheTableInEveryHistory() {
        var codec = new ChangeCodec();
        for (int seed = 0; seed < 2000; seed++) {
            var random = new SplittableRandom(seed);
            var machine = created(spec("web-1", new RestartPolicy(RestartPolicy.Mode.ALWAYS, 3)));
            var now = NOON;
            for (int i = 0; i < 40; i++) {
                now = now.plusMillis(random.nextInt(90_000));
                var change = randomChange(machine, random, now);
                if (change == null) {
                    continue;
                }
                checkMoves("seed " + seed, machine, change);
                assertThat(codec.decode(codec.encode(change)))
                        .as("seed %d", seed)
                        .isEqualTo(change);
                machine = after(machine, change);
            }
        }
    }

    private static @Nullable Change randomChange(
            Machine machine, SplittableRandom random, Instant now) {
        if (machine.status().operation() != null) {
            return Transitions.conclude(
                    machine, randomResult(machine, random), Cause.REQUEST, timings(now));
        }
        boolean runs =
                machine.state() == MachineState.RUNNING
                        || machine.state() == MachineState.SUSPENDED;
        if (runs && random.nextInt(4) == 0) {
            return Transitions.ended(
                    machine, new Exit(random.nextInt(2), null, now), Cause.EXIT, now);
        }
        var orders =
                List.of(
                        order(Action.START),
                        order(Action.STOP),
                        order(Action.SUSPEND),
                        order(Action.RESUME),
                        order(Action.STOP, Action.START),
                        order(Action.DESTROY));
        var order =
                orders.get(
                        random.nextInt(
                                random.nextInt(10) == 0 ? orders.size() : orders.size() - 1));
        return Guards.check(machine, order, NOON).isPresent()
                ? null
                : Transitions.decide(machine, order, now, now);
    }

    private static EffectResult randomResult(Machine machine, SplittableRandom random) {
        if (random.nextInt(5) == 0) {
            return new EffectResult.Failed("by chance");
        }
        return switch (Transitions.operationOf(machine).action()) {
            case START -> started(machine);
            case STOP -> new EffectResult.Ended(CLEAN);
            case SUSPEND, RESUME, DESTROY -> new EffectResult.Done();
        };
    }

    private static void checkMoves(String seed, Machine before, Change change) {
        var state = before.state();
        long version = before.version();
        for (var move : change.transitions()) {
            assertThat(move.from()).as(seed).isEqualTo(state);
            assertThat(state.next()).as(seed).contains(move.to());
            assertThat(move.version()).as(seed).isEqualTo(++version);
            state = move.to();
        }
        assertThat(change.after().state()).as(seed).isEqualTo(state);
        assertThat(change.after().version()).as(seed).isEqualTo(version);
        assertThat(change.step()).as(seed).isEqualTo(before.status().step() + 1);
    }
}
