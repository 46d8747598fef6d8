package io.aerophoenix.api;

import io.aerophoenix.http.JsonRequest;
import io.aerophoenix.security.TokenVerifier;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// All that the API wants to be told. The region produces it as a bean, and starts the platform's server with
/// [#platformSettings()].
///
/// @param host the address to listen on
/// @param port 0 for any free one
/// @param publicKeys the file with the keys (a JWKS) that tokens must be signed with; served to everyone
/// @param tokens tells what a token is worth
/// @param console tells where the console is, for sign-in links; its port may be known only once it has opened
/// @param heartbeat how often an idle stream shows that it is alive; also how soon it notices that its client is gone
/// @param patience how long a stream waits for a client that does not read before it is dropped
public record ApiConfig(
        String host,
        int port,
        Path publicKeys,
        TokenVerifier tokens,
        Supplier<URI> console,
        Duration heartbeat,
        Duration patience) {
    public static final Duration DEFAULT_HEARTBEAT = Duration.ofSeconds(15);
    public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(1);

    public ApiConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("the API's port must be 0 to 65535, not " + port);
        }
        if (!heartbeat.isPositive() || !patience.isPositive()) {
            throw new IllegalArgumentException(
                    "the streams' heartbeat and patience must be positive");
        }
    }

    /// The platform's own settings, by configuration key.
    public Map<String, String> platformSettings() {
        var settings = new HashMap<String, String>();
        settings.put("server.host", host);
        settings.put("server.port", Integer.toString(port));
        settings.put("server.max-payload-size", Integer.toString(JsonRequest.MAX_PAYLOAD_BYTES));
        settings.put("mp.initializer.allow", "true");
        settings.put("mp.openapi.scan.exclude.packages", "io.aerophoenix.fly");
        settings.put("mp.openapi.filter", "io.aerophoenix.api.internal.ApiDescription");
        settings.put("server.features.observe.observers.metrics.endpoint", "/metrics");
        return Map.copyOf(settings);
    }
}
