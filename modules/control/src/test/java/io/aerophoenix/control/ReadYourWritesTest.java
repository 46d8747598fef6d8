package io.aerophoenix.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Configuration;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Transition;
import io.aerophoenix.lifecycle.MachineFilter;
import io.aerophoenix.lifecycle.Sighting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is answered is seen by whoever looks from then on, in every way in which one can look.
class ReadYourWritesTest extends OperatedRegion {
    private static final int WRITERS = 16;
    private static final int ROUNDS = 10;

    @Test
    void everyLookAfterAnAnswerShowsTheChange() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> writers =
                    IntStream.range(0, WRITERS)
                            .<Callable<Boolean>>mapToObj(i -> () -> write("web-" + i))
                            .toList();
            for (var writer : threads.invokeAll(writers)) {
                assertThat(writer.state())
                        .as("%s", failure(writer))
                        .isEqualTo(Future.State.SUCCESS);
            }
        }
    }

    private static String failure(Future<?> writer) {
        return writer.state() == Future.State.FAILED
                ? String.valueOf(writer.exceptionNow())
                : "done";
    }

    private boolean write(String name) {
        var id = created(name, Command.AfterCreation.LEAVE).id();
        isSeenAs(find(id));
        for (int round = 0; round < ROUNDS; round++) {
            isSeenAs(done(ask(new Command.StartMachine(id, Precondition.NONE))));
            var label = Map.of("round", Integer.toString(round));
            isSeenAs(
                    done(
                            ask(
                                    new ConfigurationCommand.LabelMachine(
                                            id, label, Set.of(), Precondition.NONE))));
            isSeenAs(done(ask(new Command.RestartMachine(id, Precondition.NONE))));
            isSeenAs(done(ask(new Command.StopMachine(id, Precondition.NONE))));
        }
        var gone = done(ask(new Command.DestroyMachine(id, Precondition.NONE)));
        assertThat(find(id)).isEqualTo(gone);
        assertThat(listed(MachineFilter.LIVING)).doesNotContain(id);
        return true;
    }

    private void isSeenAs(Machine answered) {
        var id = answered.id();
        assertThat(find(id)).isEqualTo(answered);
        var alike =
                new MachineFilter(
                        null,
                        null,
                        Set.of(answered.state()),
                        answered.name().value(),
                        answered.spec().metadata());
        assertThat(listed(alike)).contains(id);
        assertThat(movesOf(id).getLast().to()).isEqualTo(answered.state());
        assertThat(
                        done(ask(new Query.ListConfigurations(id))).stream()
                                .map(Configuration::spec)
                                .toList()
                                .getLast())
                .isEqualTo(answered.spec());
        assertThat(
                        done(ask(
                                        new Query.AwaitState(
                                                id,
                                                Set.of(answered.state()),
                                                false,
                                                answered.version() - 1,
                                                Duration.ZERO)))
                                .machine())
                .isEqualTo(answered);
    }

    private List<Transition> movesOf(MachineId id) {
        return done(ask(new Query.GetHistory(id))).transitions();
    }

    private List<MachineId> listed(MachineFilter filter) {
        return done(ask(new Query.ListMachines(filter, null, 1000))).machines().stream()
                .map(Sighting::id)
                .toList();
    }

    @Test
    void theCountsOfAListFollowToo() {
        for (int i = 0; i < 5; i++) {
            var id = running("web-" + i).id();
            assertThat(total(MachineState.RUNNING)).isEqualTo(1);
            done(ask(new Command.StopMachine(id, Precondition.NONE)));
            assertThat(total(MachineState.RUNNING)).isZero();
            assertThat(total(MachineState.STOPPED)).isEqualTo(i + 1);
        }
    }

    private int total(MachineState state) {
        var filter = new MachineFilter(null, null, Set.of(state), "", Map.of());
        return done(ask(new Query.ListMachines(filter, null, 1))).total();
    }
}
