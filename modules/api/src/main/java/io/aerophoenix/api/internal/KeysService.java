package io.aerophoenix.api.internal;

import io.aerophoenix.api.ApiConfig;
import io.helidon.http.HeaderNames;
import io.helidon.microprofile.server.RoutingPath;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/// Shows the public keys to whoever wants to verify a token of this region. Beside the API, because it needs no token.
@ApplicationScoped
@RoutingPath(KeysService.FOLDER)
public class KeysService implements HttpService {
    static final String FOLDER = "/.well-known";
    static final String FILE = "/jwks.json";

    private final ApiConfig config;

    @Inject
    KeysService(ApiConfig config) {
        this.config = config;
    }

    @Override
    public void routing(HttpRules rules) {
        var keys = keys();
        rules.get(FILE, (_, response) -> answer(response, keys));
    }

    private static void answer(ServerResponse response, byte[] keys) {
        response.header(HeaderNames.CONTENT_TYPE, "application/json")
                .header(HeaderNames.CACHE_CONTROL, "max-age=300")
                .send(keys);
    }

    private byte[] keys() {
        try {
            return Files.readAllBytes(config.publicKeys());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The public keys in %s cannot be read".formatted(config.publicKeys()), e);
        }
    }
}
