package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.creation;
import static io.aerophoenix.lifecycle.Samples.id;
import static io.aerophoenix.lifecycle.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.MachineState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Machines that have come to their end, where many do.
class TerminatedTest extends LifecycleOnTrial {
    private static final int KEPT = 2;

    @Override
    LifecycleSettings settings() {
        return LifecycleSettings.standard().withTerminatedKept(KEPT);
    }

    private void createAndDestroy(String name) {
        done(lifecycle.create(creation(name)));
        // Makes it a file, which it has to have before it may leave memory.
        assertThat(lifecycle.history(id(name))).isPresent();
        done(lifecycle.act(id(name), order(Action.DESTROY)));
    }

    private MachinePage terminated() {
        var filter = new MachineFilter(null, null, Set.of(MachineState.TERMINATED), "", Map.of());
        return lifecycle.list(filter, null, 100);
    }

    @Test
    void leaveTheListsAndAreFoundByTheirIds() {
        for (int i = 0; i < 5; i++) {
            createAndDestroy("web-" + i);
        }

        assertThat(terminated().total()).isEqualTo(KEPT);
        assertThat(terminated().machines())
                .extracting(Sighting::id)
                .containsExactlyInAnyOrder(id("web-3"), id("web-4"));
        assertThat(lifecycle.census()).containsEntry(MachineState.TERMINATED, KEPT);
        assertThat(machine("web-0").state()).isEqualTo(MachineState.TERMINATED);
        assertThat(lifecycle.history(id("web-0")).orElseThrow().transitions()).hasSize(2);
        assertThat(refused(lifecycle.act(id("web-0"), order(Action.START))).code())
                .isEqualTo(ErrorCode.INVALID_TRANSITION);
        assertThat(got(lifecycle.when(id("web-0"), it -> true))).isPresent();
    }

    @Test
    void areNotCreatedAgainByARepeatedRequest() {
        for (int i = 0; i < 5; i++) {
            createAndDestroy("web-" + i);
        }

        var repeated = done(lifecycle.create(creation("web-0")));

        assertThat(repeated.state()).isEqualTo(MachineState.TERMINATED);
    }

    @Test
    void giveTheirNamesBack() {
        for (int i = 0; i < 5; i++) {
            createAndDestroy("web-" + i);
        }
        var again =
                new Lifecycle.Creation(
                        id("another"),
                        Samples.DEMO,
                        Samples.IAD,
                        Samples.spec("web-0"),
                        "digest",
                        List.of(),
                        "ada");

        assertThat(done(lifecycle.create(again)).state()).isEqualTo(MachineState.CREATED);
    }

    @Test
    void areTheLatestAfterARestart() {
        for (int i = 0; i < 5; i++) {
            createAndDestroy("web-" + i);
        }

        lifecycle.close();
        open();

        assertThat(terminated().machines())
                .extracting(Sighting::id)
                .containsExactlyInAnyOrder(id("web-3"), id("web-4"));
        assertThat(machine("web-0").state()).isEqualTo(MachineState.TERMINATED);
    }

    @Test
    void areNoMatterWhereNobodyIs() {
        assertThat(lifecycle.find(id("nobody"))).isEmpty();
        assertThat(terminated().total()).isZero();
    }
}
