package io.aerophoenix.api;

import io.aerophoenix.fleet.Note;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Something about a machine that was no move.
///
/// @param version the machine's version after it
/// @param kind such as `lease_acquired`, `configured` or `repaired`
/// @param actor who did it; `region` when nobody asked
/// @param text one sentence
@Schema(name = "Note")
public record NoteBody(
        long version,
        @Schema(ref = "NoteKind") String kind,
        Instant at,
        String actor,
        String text) {
    public static NoteBody of(Note note) {
        return new NoteBody(
                note.version(), note.kind().word(), note.at(), note.actor(), note.text());
    }
}
