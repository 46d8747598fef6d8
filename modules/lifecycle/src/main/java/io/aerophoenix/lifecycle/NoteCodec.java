package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.JsonSource.required;

import io.aerophoenix.fleet.Note;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A note as JSON.
final class NoteCodec {
    private NoteCodec() {}

    static void write(Note note, JsonSink out) {
        out.begin();
        out.number("version", note.version());
        out.word("kind", note.kind());
        out.instant("at", note.at());
        out.text("actor", note.actor());
        out.text("text", note.text());
        out.end();
    }

    static Note read(JsonSource in) {
        long version = 0;
        Note.@Nullable Kind kind = null;
        @Nullable Instant at = null;
        @Nullable String actor = null;
        @Nullable String text = null;
        in.begin();
        for (var field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "version" -> version = in.number();
                case "kind" -> kind = in.word(Note.Kind.class);
                case "at" -> at = in.instant();
                case "actor" -> actor = in.text();
                case "text" -> text = in.text();
                default -> in.skip();
            }
        }
        return new Note(
                version,
                required("kind", kind),
                required("at", at),
                required("actor", actor),
                required("text", text));
    }
}
