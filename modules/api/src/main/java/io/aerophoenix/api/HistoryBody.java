package io.aerophoenix.api;

import io.aerophoenix.fleet.MachineHistory;
import io.aerophoenix.fleet.MachineId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What has become of a machine, the oldest first: its moves, and what was no move.
@Schema(name = "History")
public record HistoryBody(String machine, List<TransitionBody> transitions, List<NoteBody> notes)
        implements Body {
    public static HistoryBody of(MachineId machine, MachineHistory history) {
        return new HistoryBody(
                machine.value(),
                history.transitions().stream().map(TransitionBody::of).toList(),
                history.notes().stream().map(NoteBody::of).toList());
    }
}
