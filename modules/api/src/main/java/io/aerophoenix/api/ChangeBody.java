package io.aerophoenix.api;

import io.aerophoenix.fleet.MachineEvent;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A change that has become durable, as the event stream tells it.
@Schema(name = "Change", description = "The data of an event `change`; its id is the position")
public record ChangeBody(
        long position,
        @Schema(description = "As it stood after the change") MachineBody machine,
        List<TransitionBody> transitions,
        List<NoteBody> notes)
        implements Body {
    /// @param now by which an expired lease is left out
    public static ChangeBody of(MachineEvent event, Instant now) {
        var change = event.change();
        return new ChangeBody(
                event.position(),
                MachineBody.of(event.machine(), now),
                change.transitions().stream().map(TransitionBody::of).toList(),
                change.notes().stream().map(NoteBody::of).toList());
    }
}
