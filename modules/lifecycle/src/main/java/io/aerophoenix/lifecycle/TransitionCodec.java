package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.JsonSource.required;

import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Transition;
import io.aerophoenix.fleet.Transition.Timings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A move as JSON.
final class TransitionCodec {
    private TransitionCodec() {}

    static void write(Transition move, JsonSink out) {
        out.begin();
        out.number("version", move.version());
        out.word("from", move.from());
        out.word("to", move.to());
        out.word("cause", move.cause());
        out.text("actor", move.actor());
        out.intent("intent", move.intent());
        out.field("timings", move.timings(), TransitionCodec::write);
        out.text("error", move.error());
        out.end();
    }

    private static void write(Timings timings, JsonSink out) {
        out.begin();
        out.instant("queuedAt", timings.queuedAt());
        out.instant("journaledAt", timings.journaledAt());
        out.instant("effectStartedAt", timings.effectStartedAt());
        out.instant("effectDoneAt", timings.effectDoneAt());
        out.instant("doneAt", timings.doneAt());
        out.end();
    }

    static Transition read(JsonSource in) {
        long version = 0;
        @Nullable MachineState from = null;
        @Nullable MachineState to = null;
        @Nullable Cause cause = null;
        @Nullable String actor = null;
        @Nullable IntentId intent = null;
        @Nullable Timings timings = null;
        @Nullable String error = null;
        in.begin();
        for (var field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "version" -> version = in.number();
                case "from" -> from = in.word(MachineState.class);
                case "to" -> to = in.word(MachineState.class);
                case "cause" -> cause = in.word(Cause.class);
                case "actor" -> actor = in.text();
                case "intent" -> intent = in.intent();
                case "timings" -> timings = readTimings(in);
                case "error" -> error = in.text();
                default -> in.skip();
            }
        }
        return new Transition(
                version,
                from,
                required("to", to),
                required("cause", cause),
                required("actor", actor),
                required("intent", intent),
                required("timings", timings),
                error);
    }

    private static Timings readTimings(JsonSource in) {
        @Nullable Instant queuedAt = null;
        @Nullable Instant journaledAt = null;
        @Nullable Instant effectStartedAt = null;
        @Nullable Instant effectDoneAt = null;
        @Nullable Instant doneAt = null;
        in.begin();
        for (var field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "queuedAt" -> queuedAt = in.instant();
                case "journaledAt" -> journaledAt = in.instant();
                case "effectStartedAt" -> effectStartedAt = in.instant();
                case "effectDoneAt" -> effectDoneAt = in.instant();
                case "doneAt" -> doneAt = in.instant();
                default -> in.skip();
            }
        }
        return new Timings(
                required("queuedAt", queuedAt),
                journaledAt,
                effectStartedAt,
                effectDoneAt,
                required("doneAt", doneAt));
    }
}
