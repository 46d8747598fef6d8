package io.aerophoenix.api.internal;

import io.aerophoenix.api.ApiConfig;
import io.aerophoenix.http.Visitor;
import io.helidon.common.context.Contexts;
import java.io.OutputStream;

/// The time that one client follows something: until it goes away, or its token expires.
record Session(Visitor visitor, Client client, ApiConfig config) {
    /// For the request that this thread is about.
    static Session of(Visitor visitor, ApiConfig config) {
        var client =
                Contexts.context()
                        .flatMap(request -> request.get(Client.class))
                        .orElseThrow(
                                () -> new IllegalStateException("no filter watches the client"));
        return new Session(visitor, client, config);
    }

    boolean goesOn() {
        return client.listens() && visitor.now().isBefore(visitor.until());
    }

    SseWriter writer(OutputStream out) {
        return new SseWriter(out, client, config.patience());
    }

    long heartbeatMillis() {
        return config.heartbeat().toMillis();
    }
}
