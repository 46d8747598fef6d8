package io.aerophoenix.api;

import io.aerophoenix.security.Capability;
import io.aerophoenix.security.LocalKeys;
import io.aerophoenix.security.TokenMint;
import io.aerophoenix.security.TokenRules;
import io.aerophoenix.security.TokenVerifier;
import io.helidon.config.mp.MpConfigSources;
import io.helidon.microprofile.server.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/// The API on a real server at a free port of this host, with a scripted door behind it. One for all tests: the
/// platform runs one server per process.
final class RunningApi implements AutoCloseable {
    static final Duration HEARTBEAT = Duration.ofMillis(200);
    static final Duration PATIENCE = Duration.ofMillis(500);

    private final Path folder;
    private final LocalKeys keys;
    private final ApiConfig config;
    private final ScriptedControl control = new ScriptedControl();
    private final Server server;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningApi() throws IOException {
        folder = Files.createTempDirectory("aerophoenix-api");
        keys = LocalKeys.openOrCreate(folder);
        config =
                new ApiConfig(
                        "127.0.0.1",
                        0,
                        keys.publicFile(),
                        new TokenVerifier(keys, TokenRules.LOCAL, InstantSource.system()),
                        () -> URI.create("http://127.0.0.1:8081"),
                        HEARTBEAT,
                        PATIENCE);
        TestBeans.next(config, control);
        server =
                Server.builder()
                        .config(platformConfig(config.platformSettings()))
                        .host("127.0.0.1")
                        .port(0)
                        .build()
                        .start();
    }

    static RunningApi start() {
        try {
            return new RunningApi();
        } catch (IOException e) {
            throw new IllegalStateException("cannot start", e);
        }
    }

    private static Config platformConfig(Map<String, String> settings) {
        return ConfigProviderResolver.instance()
                .getBuilder()
                .withSources(MpConfigSources.create(settings))
                .build();
    }

    ScriptedControl control() {
        return control;
    }

    LocalKeys keys() {
        return keys;
    }

    ApiConfig config() {
        return config;
    }

    HttpClient client() {
        return client;
    }

    int port() {
        return server.port();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    String token() {
        return token(Capability.values());
    }

    String token(Capability... capabilities) {
        var granted = EnumSet.noneOf(Capability.class);
        granted.addAll(List.of(capabilities));
        return mint(TokenRules.LOCAL).mint("ada", granted, Duration.ofHours(1));
    }

    TokenMint mint(TokenRules rules) {
        return new TokenMint(keys, rules, InstantSource.system());
    }

    /// A request under `/api/v1` with a token that may do everything.
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri("/api/v1" + path))
                .header("Authorization", "Bearer " + token());
    }

    Reply get(String path) {
        return send(request(path));
    }

    Reply post(String path, String body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Reply post(String path) {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /// With a body of JSON, by whatever method; and with further headers, each a name and a value.
    Reply send(String method, String path, String body, String... headers) {
        var request =
                request(path)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(
                    client.send(
                            request.timeout(Duration.ofSeconds(20)).build(),
                            HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        server.stop();
        client.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
