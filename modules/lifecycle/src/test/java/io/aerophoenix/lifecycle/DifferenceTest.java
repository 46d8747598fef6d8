package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.NOON;
import static io.aerophoenix.lifecycle.Samples.creation;
import static io.aerophoenix.lifecycle.Samples.order;
import static io.aerophoenix.lifecycle.Samples.timings;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Machine;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final Machine STARTING =
            Objects.requireNonNull(
                    Transitions.create(creation("web-1", Action.START), NOON, NOON).created());
    private static final IntentId LIFE = Transitions.operationOf(STARTING).intent();
    private static final Machine RUNNING =
            concluded(
                    STARTING, new EffectResult.Started(new Instance(LIFE, NOON, null, List.of())));
    private static final Machine SUSPENDED =
            concluded(ordered(RUNNING, Action.SUSPEND), new EffectResult.Done());
    private static final Machine STOPPED =
            concluded(
                    ordered(RUNNING, Action.STOP), new EffectResult.Ended(new Exit(0, null, NOON)));
    private static final IntentId EARLIER = new IntentId(RUNNING.id(), 99);

    private static Machine ordered(Machine machine, Action action) {
        return machine.after(Transitions.decide(machine, order(action), NOON, NOON));
    }

    private static Machine concluded(Machine machine, EffectResult result) {
        return machine.after(Transitions.conclude(machine, result, Cause.REQUEST, timings(NOON)));
    }

    @Test
    void findsNothingWhereDriverAndJournalAgree() {
        assertThat(Difference.ofOwn(RUNNING, Alive.RUNNING)).isNull();
        assertThat(Difference.ofOwn(SUSPENDED, Alive.SUSPENDED)).isNull();
        assertThat(Difference.ofOwn(STOPPED, null)).isNull();
        assertThat(Difference.ofAlive(RUNNING, LIFE)).isNull();
        assertThat(Difference.ofAlive(SUSPENDED, LIFE)).isNull();
    }

    @Test
    void findsWorkloadsThatAreGoneFrozenOrThawed() {
        assertThat(Difference.ofOwn(RUNNING, null)).isEqualTo(new Difference.Gone());
        assertThat(Difference.ofOwn(SUSPENDED, null)).isEqualTo(new Difference.Gone());
        assertThat(Difference.ofOwn(RUNNING, Alive.SUSPENDED)).isEqualTo(new Difference.Frozen());
        assertThat(Difference.ofOwn(SUSPENDED, Alive.RUNNING)).isEqualTo(new Difference.Thawed());
    }

    @Test
    void findsWorkloadsThatAreLeftFromAnEarlierLife() {
        assertThat(Difference.ofAlive(RUNNING, EARLIER)).isEqualTo(new Difference.Left(EARLIER));
        assertThat(Difference.ofAlive(STOPPED, LIFE)).isEqualTo(new Difference.Left(LIFE));
    }

    @Test
    void leavesMachinesAloneThatAnOperationHolds() {
        var stopping = ordered(RUNNING, Action.STOP);

        assertThat(Difference.ofOwn(stopping, null)).isNull();
        assertThat(Difference.ofOwn(STARTING, null)).isNull();
        assertThat(Difference.ofAlive(STARTING, LIFE)).isNull();
        assertThat(Difference.ofAlive(stopping, EARLIER)).isNull();
    }
}
