package io.aerophoenix.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Waits for machines to be a certain way.
class AwaitedMachineTest extends OperatedRegion {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Set<MachineState> NONE = Set.of();

    private Answer<Query.Awaited> await(
            MachineId machine,
            Set<MachineState> states,
            boolean settled,
            @Nullable Long since,
            Duration patience) {
        return ask(new Query.AwaitState(machine, states, settled, since, patience));
    }

    private CompletableFuture<Query.Awaited> later(Query.AwaitState query) {
        var awaited = new CompletableFuture<Query.Awaited>();
        Thread.ofVirtual().start(() -> awaited.complete(done(ask(query))));
        return awaited;
    }

    private static <T> T got(CompletableFuture<T> future) {
        try {
            return future.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw new AssertionError(e);
        }
    }

    private Machine stopped(Machine machine) {
        return done(ask(new Command.StopMachine(machine.id(), Precondition.NONE)));
    }

    @Test
    void isMetByAnyOfTheStatesAndToldWhich() {
        var machine = running("web");

        var met =
                done(
                        await(
                                machine.id(),
                                Set.of(MachineState.RUNNING, MachineState.STOPPED),
                                false,
                                null,
                                Duration.ZERO));

        assertThat(met)
                .isEqualTo(new Query.Awaited(machine, MachineState.RUNNING, machine.version()));
    }

    @Test
    void isMetByWhatTheMachineWasForAMomentSince() {
        var machine = running("web");
        var stopped = stopped(machine);
        done(ask(new Command.StartMachine(machine.id(), Precondition.NONE)));

        var met =
                done(
                        await(
                                machine.id(),
                                Set.of(MachineState.STOPPED),
                                false,
                                machine.version(),
                                Duration.ZERO));

        assertThat(met.state()).isEqualTo(MachineState.STOPPED);
        assertThat(met.version()).isEqualTo(stopped.version());
        assertThat(met.machine().state()).isEqualTo(MachineState.RUNNING);
    }

    @Test
    void isNotMetByWhatTheMachineWasBefore() {
        var machine = running("web");

        var refusal =
                refused(
                        await(
                                machine.id(),
                                Set.of(MachineState.RUNNING),
                                false,
                                machine.version(),
                                Duration.ofMillis(1)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(refusal.message()).contains("not running since version " + machine.version());
        assertThat(refusal.facts()).containsEntry("state", "running");
    }

    /// However the wait and the moves fall together: the state lasts for an instant only, between two others.
    @Test
    void missesNoStateThatComesWhileItBegins() {
        var id = running("web").id();
        for (int i = 0; i < 50; i++) {
            var machine = find(id);
            var awaited =
                    later(
                            new Query.AwaitState(
                                    id,
                                    Set.of(MachineState.STOPPING),
                                    false,
                                    machine.version(),
                                    LONG));

            done(ask(new Command.RestartMachine(id, Precondition.NONE)));

            assertThat(got(awaited).version()).isEqualTo(machine.version() + 1);
        }
    }

    @Test
    void isMetByAMachineThatIsSettled() {
        var id = create(spec("slow", Map.of(), "300ms"), Command.AfterCreation.LEAVE).id();
        assertThat(done(await(id, NONE, true, null, Duration.ZERO)).state())
                .isEqualTo(MachineState.CREATED);
        Thread.ofVirtual().start(() -> ask(new Command.StartMachine(id, Precondition.NONE)));
        lifecycle.when(id, machine -> machine.state() == MachineState.STARTING).join();
        assertThat(refused(await(id, NONE, true, null, Duration.ofMillis(1))).message())
                .contains("is starting, not settled");

        var met = done(await(id, NONE, true, null, LONG));

        assertThat(met.state()).isEqualTo(MachineState.RUNNING);
    }

    @Test
    void isMetBySettledOnlyAfterTheVersionThatItBeginsFrom() {
        var machine = running("web");
        var awaited =
                later(new Query.AwaitState(machine.id(), NONE, true, machine.version(), LONG));

        var stopped = stopped(machine);

        assertThat(got(awaited).version()).isEqualTo(stopped.version());
    }

    @Test
    void isMetByTheEndOfAMachine() {
        var id = created("web", Command.AfterCreation.LEAVE).id();
        done(ask(new Command.DestroyMachine(id, Precondition.NONE)));

        assertThat(done(await(id, NONE, true, 1L, Duration.ZERO)).state())
                .isEqualTo(MachineState.TERMINATED);
        assertThat(
                        refused(
                                        await(
                                                id,
                                                Set.of(MachineState.RUNNING),
                                                false,
                                                1L,
                                                Duration.ofMillis(1)))
                                .code())
                .isEqualTo(ErrorCode.TIMEOUT);
    }

    @Test
    void isForAMachineThatThereIs() {
        var nobody = MachineId.derivedFrom("nobody");

        assertThat(refused(await(nobody, Set.of(MachineState.RUNNING), false, 1L, LONG)).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void isForSomething() {
        assertThatThrownBy(() ->
                        new Query.AwaitState(MachineId.derivedFrom("web"), NONE, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
