package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.id;
import static io.aerophoenix.lifecycle.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Transition;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// How workloads ended, as histories tell it.
class ExitsTest extends LifecycleOnTrial {
    @Test
    void areToldOfEveryLifeAndOfNoStartThatFailed() {
        var web = running("web-1");
        var crash = new Exit(3, null, Instant.parse("2026-01-01T12:00:00Z"));
        driver.end(Objects.requireNonNull(web.status().instance()).startedBy(), crash);
        await("web-1", machine -> machine.state() == MachineState.STOPPED);
        done(lifecycle.act(id("web-1"), order(Action.START)));
        done(lifecycle.act(id("web-1"), order(Action.STOP)));
        driver.failStart = "no room";
        refused(lifecycle.act(id("web-1"), order(Action.START)));

        var history = lifecycle.history(id("web-1")).orElseThrow();

        var stops =
                history.transitions().stream()
                        .filter(move -> move.to() == MachineState.STOPPED)
                        .map(Transition::version)
                        .toList();
        assertThat(stops).hasSize(3);
        assertThat(history.exits()).containsOnlyKeys(stops.get(0), stops.get(1));
        assertThat(history.exits()).containsEntry(stops.getFirst(), crash);
    }
}
