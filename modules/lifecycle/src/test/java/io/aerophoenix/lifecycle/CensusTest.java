package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.creation;
import static io.aerophoenix.lifecycle.Samples.id;
import static io.aerophoenix.lifecycle.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.MachineState;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Counts that are kept, against lists that are looked through.
class CensusTest extends LifecycleOnTrial {
    private static MachineFilter filter(@Nullable AppName app, MachineState... states) {
        return new MachineFilter(app, null, Set.of(states), "", Map.of());
    }

    private void assertAgrees(MachineFilter filter) {
        var page = lifecycle.list(filter, null, 100);
        assertThat(page.total()).isEqualTo(page.machines().size());
        assertThat(lifecycle.slice(filter, 0, 100).total()).isEqualTo(page.total());
    }

    private void assertAllAgree() {
        for (var app : new AppName[] {null, Samples.DEMO, new AppName("no-such-app")}) {
            assertAgrees(filter(app));
            for (var state : MachineState.values()) {
                assertAgrees(filter(app, state));
            }
        }
    }

    @Test
    void agreeWithTheListsWhateverHappens() throws Exception {
        for (int i = 0; i < 8; i++) {
            done(lifecycle.create(creation("web-" + i)));
        }
        assertAllAgree();
        done(lifecycle.act(id("web-0"), order(Action.START)));
        done(lifecycle.act(id("web-1"), order(Action.START)));
        done(lifecycle.act(id("web-1"), order(Action.SUSPEND)));
        done(lifecycle.act(id("web-2"), order(Action.DESTROY)));
        driver.failStart = "no such program";
        refused(lifecycle.act(id("web-3"), order(Action.START)));
        driver.failStart = null;
        lifecycle.damaged(id("web-4"), "its file is damaged");
        eventually(() -> lifecycle.quarantined() == 1);
        eventually(() -> lifecycle.list(filter(null), null, 100).total() == 7);
        assertAllAgree();

        lifecycle.readmit(id("web-4"));
        assertAllAgree();
        assertThat(lifecycle.list(filter(null), null, 100).total()).isEqualTo(7);
        assertThat(lifecycle.census())
                .containsEntry(MachineState.RUNNING, 1)
                .containsEntry(MachineState.SUSPENDED, 1)
                .containsEntry(MachineState.TERMINATED, 1)
                .containsEntry(MachineState.STOPPED, 1)
                .containsEntry(MachineState.CREATED, 4);
        killAndRestart();
        assertAllAgree();
    }
}
