package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.JsonSource.required;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An operation under way as JSON.
final class OperationCodec {
    private OperationCodec() {}

    static void write(Operation operation, JsonSink out) {
        out.begin();
        out.intent("intent", operation.intent());
        out.word("action", operation.action());
        out.words("then", operation.then());
        out.text("actor", operation.actor());
        out.word("cause", operation.cause());
        out.instant("queuedAt", operation.queuedAt());
        out.instant("intendedAt", operation.intendedAt());
        out.end();
    }

    static Operation read(JsonSource in) {
        @Nullable IntentId intent = null;
        @Nullable Action action = null;
        List<Action> then = List.of();
        @Nullable String actor = null;
        @Nullable Cause cause = null;
        @Nullable Instant queuedAt = null;
        @Nullable Instant intendedAt = null;
        in.begin();
        for (var field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "intent" -> intent = in.intent();
                case "action" -> action = in.word(Action.class);
                case "then" -> then = in.list(each -> each.word(Action.class));
                case "actor" -> actor = in.text();
                case "cause" -> cause = in.word(Cause.class);
                case "queuedAt" -> queuedAt = in.instant();
                case "intendedAt" -> intendedAt = in.instant();
                default -> in.skip();
            }
        }
        return new Operation(
                required("intent", intent),
                required("action", action),
                then,
                required("actor", actor),
                required("cause", cause),
                required("queuedAt", queuedAt),
                required("intendedAt", intendedAt));
    }
}
