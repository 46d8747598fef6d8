package io.aerophoenix.region;

import io.aerophoenix.api.HistoryBody;
import io.aerophoenix.api.TransitionBody;
import io.aerophoenix.fleet.MachineState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Speaks REST to one life of a region. Thread-safe.
final class RegionClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String EVERY_STATE =
            Arrays.stream(MachineState.values())
                    .map(MachineState::word)
                    .collect(Collectors.joining(","));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String token;

    RegionClient(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    Reply create(NewMachine wanted) throws IOException, InterruptedException {
        var body = JsonMapper.shared().writeValueAsString(wanted.document());
        return send(
                request("/api/v1/apps/%s/machines".formatted(wanted.app()))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", wanted.key())
                        .POST(BodyPublishers.ofString(body)));
    }

    /// @param verb such as `start`
    Reply act(String machine, String verb) throws IOException, InterruptedException {
        return send(
                request("/api/v1/machines/%s/%s".formatted(machine, verb))
                        .POST(BodyPublishers.noBody()));
    }

    /// As [#act], under an idempotency key.
    Reply actOnce(String machine, String verb, String key)
            throws IOException, InterruptedException {
        return send(
                request("/api/v1/machines/%s/%s".formatted(machine, verb))
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.noBody()));
    }

    Reply destroy(String machine) throws IOException, InterruptedException {
        return send(request("/api/v1/machines/" + machine).DELETE());
    }

    Reply destroyByForce(String machine) throws IOException, InterruptedException {
        return send(request("/api/v1/machines/%s?force=true".formatted(machine)).DELETE());
    }

    Reply rebuildIndex() throws IOException, InterruptedException {
        return send(request("/api/v1/regions/iad/index/rebuild").POST(BodyPublishers.noBody()));
    }

    /// A link that opens the console once.
    String signInLink() throws IOException, InterruptedException {
        return send(request("/api/v1/sign-in-codes").POST(BodyPublishers.noBody()))
                .orFail()
                .json()
                .path("url")
                .asString();
    }

    Reply get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    MachineView machine(String id) throws IOException, InterruptedException {
        return get("/api/v1/machines/" + id).orFail().as(MachineView.class);
    }

    List<TransitionBody> history(String id) throws IOException, InterruptedException {
        return get("/api/v1/machines/%s/history".formatted(id))
                .orFail()
                .as(HistoryBody.class)
                .transitions();
    }

    /// All machines there are, those that are terminated included.
    List<MachineView> machines() throws IOException, InterruptedException {
        var all = new ArrayList<MachineView>();
        var after = "";
        while (after != null) {
            var page = page(after);
            all.addAll(page.machines());
            after = page.next();
        }
        return all;
    }

    private Page page(String after) throws IOException, InterruptedException {
        return get("/api/v1/machines?limit=1000&state=%s%s"
                        .formatted(EVERY_STATE, after.isEmpty() ? "" : "&after=" + after))
                .orFail()
                .as(Page.class);
    }

    /// Follows the region's changes; the lines come as they are sent.
    ///
    /// @param after the position of the last change known
    Stream<String> events(long after) throws IOException, InterruptedException {
        var request = request("/api/v1/events").header("Last-Event-ID", Long.toString(after)).GET();
        HttpResponse<Stream<String>> response = http.send(request.build(), BodyHandlers.ofLines());
        return response.body();
    }

    /// Sends a request as it is, with the token where it brings none.
    Reply send(RawRequest raw) throws IOException, InterruptedException {
        var body =
                raw.body().isEmpty()
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(raw.body());
        var request =
                HttpRequest.newBuilder(base.resolve(raw.target()))
                        .timeout(TIMEOUT)
                        .method(raw.method(), body)
                        .header("Authorization", "Bearer " + token);
        raw.headers().forEach(request::setHeader);
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token);
    }

    private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.headers(), response.body());
    }

    String token() {
        return token;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private record Page(List<MachineView> machines, @Nullable String next) {}
}
