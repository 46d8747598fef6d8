package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.JsonSource.required;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Operation;
import io.aerophoenix.fleet.StopPolicy;
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
        out.field("stop", operation.stop(), PolicyCodec::write);
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
        @Nullable StopPolicy stop = null;
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
                case "stop" -> stop = PolicyCodec.readStop(in);
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
                stop,
                required("actor", actor),
                required("cause", cause),
                required("queuedAt", queuedAt),
                required("intendedAt", intendedAt));
    }
}
