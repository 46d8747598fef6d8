package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.NOON;
import static io.aerophoenix.lifecycle.Samples.created;
import static io.aerophoenix.lifecycle.Samples.order;
import static io.aerophoenix.lifecycle.Samples.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.MachineStatus;
import io.aerophoenix.fleet.Refusal;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuardsTest {
    private static Machine in(MachineState state) {
        var machine = created(spec("web-1"));
        return machine.with(
                new MachineStatus(
                        state, 5, 5, NOON, null, null, null, null, null, 0, false, 1, null));
    }

    private static Machine starting() {
        var machine = created(spec("web-1"));
        return machine.with(Transitions.decide(machine, order(Action.START), NOON, NOON).after());
    }

    @ParameterizedTest
    @EnumSource(MachineState.class)
    void admitExactlyTheActionsWhoseMovesTheTableHas(MachineState state) {
        var admitted = EnumSet.noneOf(Action.class);
        for (var action : Action.values()) {
            if (Guards.check(in(state), order(action), NOON).isEmpty()) {
                admitted.add(action);
            }
        }

        assertThat(admitted)
                .containsExactlyInAnyOrderElementsOf(
                        switch (state) {
                            case CREATED, STOPPED -> List.of(Action.START, Action.DESTROY);
                            case RUNNING -> List.of(Action.STOP, Action.SUSPEND);
                            case SUSPENDED -> List.of(Action.STOP, Action.RESUME);
                            case STARTING, STOPPING, MIGRATING, TERMINATED -> List.<Action>of();
                        });
    }

    @Test
    void sayOfARefusedMoveWhereTheMachineIsAndWhereItMayGo() {
        var refusal =
                Guards.check(in(MachineState.RUNNING), order(Action.START), NOON).orElseThrow();

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_TRANSITION);
        assertThat(refusal.facts())
                .containsEntry("state", "running")
                .containsEntry("allowed", List.of("stopping", "suspended", "migrating"));
        assertThat(refusal.message()).contains("is running and cannot start");
    }

    @Test
    void askForTheMoveBeforeTheLock() {
        assertThat(Guards.check(starting(), order(Action.START), NOON))
                .map(Refusal::code)
                .contains(ErrorCode.INVALID_TRANSITION);
    }

    @Test
    void nameTheHolderOfALockedMachine() {
        var running = in(MachineState.RUNNING);
        var suspending =
                running.with(
                        Transitions.decide(running, order(Action.SUSPEND), NOON, NOON).after());

        var refusal = Guards.check(suspending, order(Action.STOP), NOON).orElseThrow();

        assertThat(refusal.code()).isEqualTo(ErrorCode.LOCKED);
        assertThat(refusal.facts())
                .containsEntry("holder", "ada")
                .containsEntry("operation", "suspend");
    }

    @Test
    void refuseAStaleVersionBeforeAnythingElse() {
        var order = new Lifecycle.Order(List.of(Action.START), "ada", Cause.REQUEST, 4L);

        var refusal = Guards.check(in(MachineState.RUNNING), order, NOON).orElseThrow();

        assertThat(refusal.code()).isEqualTo(ErrorCode.VERSION_CONFLICT);
        assertThat(refusal.facts()).containsEntry("version", 5L).containsEntry("expected", 4L);
    }

    @Test
    void leaveOutTheStopOfAMachineThatDoesNotRun() {
        var actions = List.of(Action.STOP, Action.DESTROY);

        assertThat(Guards.remaining(in(MachineState.STOPPED), actions))
                .containsExactly(Action.DESTROY);
        assertThat(Guards.remaining(in(MachineState.RUNNING), actions)).isEqualTo(actions);
        assertThat(Guards.remaining(in(MachineState.STOPPED), List.of(Action.STOP)))
                .containsExactly(Action.STOP);
    }
}
