package io.aerophoenix.api;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.Transition;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// All moves of a machine, the oldest first.
@Schema(name = "History")
public record HistoryBody(String machine, List<TransitionBody> transitions) implements Body {
    public static HistoryBody of(MachineId machine, List<Transition> moves) {
        return new HistoryBody(machine.value(), moves.stream().map(TransitionBody::of).toList());
    }
}
