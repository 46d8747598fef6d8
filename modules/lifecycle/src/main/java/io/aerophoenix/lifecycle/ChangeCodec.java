package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.JsonSource.required;

import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.KeyedRequest;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.MachineStatus;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.fleet.Transition;
import java.time.DateTimeException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;

/// Changes and machines as bytes: JSON, so that a person with `sqlite3` at hand can read a machine's file. Thread-safe.
///
/// The fields are those of the records, under their names and in their order; what is null is left out. What has come to
/// the records later is missing in older entries, and read as nothing, none or no; what is not known is skipped. Written
/// out by hand, field by field: a start decodes every machine, and each transition is encoded before its caller is
/// answered.
final class ChangeCodec {
    private final JsonFactory json = new JsonFactory();

    byte[] encode(Change change) {
        return JsonSink.bytes(out -> write(change, out));
    }

    /// @throws IllegalArgumentException when the bytes are not a change; the message says what is wrong
    Change decode(byte[] bytes) {
        return decoded("a change", bytes, ChangeCodec::readChange);
    }

    /// A whole machine, for the region's index.
    byte[] encode(Machine machine) {
        return JsonSink.bytes(out -> MachineCodec.write(machine, out));
    }

    /// @throws IllegalArgumentException when the bytes are not a machine; the message says what is wrong
    Machine decodeMachine(byte[] bytes) {
        return decoded("a machine", bytes, MachineCodec::read);
    }

    private <T> T decoded(String what, byte[] bytes, Function<JsonSource, T> read) {
        try {
            return JsonSource.whole(json, bytes, read);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not " + what + ": " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("not " + what + ": " + e.getMessage(), e);
        }
    }

    private static void write(Change change, JsonSink out) {
        out.begin();
        out.machine("machine", change.machine());
        out.list("transitions", change.transitions(), TransitionCodec::write);
        out.list("notes", change.notes(), NoteCodec::write);
        out.field("after", change.after(), StatusCodec::write);
        out.field("created", change.created(), MachineCodec::write);
        out.field("spec", change.spec(), SpecCodec::write);
        out.field("keyed", change.keyed(), KeyedCodec::write);
        out.end();
    }

    private static Change readChange(JsonSource in) {
        @Nullable MachineId machine = null;
        List<Transition> transitions = List.of();
        List<Note> notes = List.of();
        @Nullable MachineStatus after = null;
        @Nullable Machine created = null;
        @Nullable MachineSpec spec = null;
        @Nullable KeyedRequest keyed = null;
        in.begin();
        for (var field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "machine" -> machine = in.machine();
                case "transitions" -> transitions = in.list(TransitionCodec::read);
                case "notes" -> notes = in.list(NoteCodec::read);
                case "after" -> after = StatusCodec.read(in);
                case "created" -> created = MachineCodec.read(in);
                case "spec" -> spec = SpecCodec.read(in);
                case "keyed" -> keyed = KeyedCodec.read(in);
                default -> in.skip();
            }
        }
        return new Change(
                required("machine", machine),
                transitions,
                notes,
                required("after", after),
                created,
                spec,
                keyed);
    }
}
