package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.JsonSource.required;

import io.aerophoenix.fleet.KeyedRequest;
import org.jspecify.annotations.Nullable;

/// A request with an idempotency key as JSON.
final class KeyedCodec {
    private KeyedCodec() {}

    static void write(KeyedRequest keyed, JsonSink out) {
        out.begin();
        out.text("key", keyed.key());
        out.text("request", keyed.request());
        out.text("outcome", keyed.outcome());
        out.end();
    }

    static KeyedRequest read(JsonSource in) {
        @Nullable String key = null;
        @Nullable String request = null;
        @Nullable String outcome = null;
        in.begin();
        for (var field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "key" -> key = in.text();
                case "request" -> request = in.text();
                case "outcome" -> outcome = in.text();
                default -> in.skip();
            }
        }
        return new KeyedRequest(required("key", key), required("request", request), outcome);
    }
}
