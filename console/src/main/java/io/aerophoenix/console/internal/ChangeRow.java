package io.aerophoenix.console.internal;

import io.aerophoenix.fleet.MachineEvent;
import io.aerophoenix.fleet.Transition;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One move of one machine, as the dashboard's feed shows it.
///
/// @param from null for a creation
record ChangeRow(
        String id,
        String machine,
        String app,
        @Nullable String from,
        String to,
        String at,
        String took,
        String actor,
        @Nullable String error) {
    static List<ChangeRow> of(MachineEvent event) {
        return event.change().transitions().stream().map(move -> of(event, move)).toList();
    }

    private static ChangeRow of(MachineEvent event, Transition move) {
        var machine = event.machine();
        var timings = move.timings();
        return new ChangeRow(
                machine.id().value(),
                machine.name().value(),
                machine.app().value(),
                move.from() == null ? null : Objects.requireNonNull(move.from()).word(),
                move.to().word(),
                Wording.clock(timings.doneAt()),
                Wording.duration(Duration.between(timings.queuedAt(), timings.doneAt())),
                move.actor(),
                move.error());
    }
}
