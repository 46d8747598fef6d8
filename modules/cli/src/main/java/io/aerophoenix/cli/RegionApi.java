package io.aerophoenix.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One region's REST API. Every call blocks until the region has answered, or throws a [Failure] that says what to do.
final class RegionApi implements AutoCloseable {
    private static final int OK_FROM = 200;
    private static final int OK_BELOW = 300;

    private final URI address;
    private final Optional<Token> token;
    private final Patience patience;
    private final PrintWriter notices;
    private final HttpClient client;

    /// @param notices hears of requests that are sent again
    RegionApi(URI address, Optional<Token> token, Patience patience, PrintWriter notices) {
        this.address = address;
        this.token = token;
        this.patience = patience;
        this.notices = notices;
        this.client = HttpConnections.to(address, patience);
    }

    URI address() {
        return address;
    }

    /// Sends once. Again, what is idempotent and was turned away for now; and what has an idempotency key, after a lost
    /// connection: the region answers a repeat as it answered, or would have answered, the first.
    ///
    /// @return the answer's body
    JsonNode send(Call call) {
        return patiently(call, this::answerTo);
    }

    /// Sends like [#send] what is answered with no more than that it is done.
    void tell(Call call) {
        var _ = patiently(call, this::accepted);
    }

    private interface Exchange<T> {
        T of(Call call) throws IOException;
    }

    private <T> T patiently(Call call, Exchange<T> exchange) {
        for (int retry = 1; ; retry++) {
            try {
                return exchange.of(call);
            } catch (IOException e) {
                var key = call.key();
                if (key.isEmpty()
                        || e instanceof HttpTimeoutException
                        || (retry == 1 && neverConnected(e))) {
                    throw failure(call, e);
                }
                if (retry > patience.retries()) {
                    throw Failure.outcomeUnknown(address, key.get(), e);
                }
                patience.waitBefore(retry);
            }
        }
    }

    /// Opens an event stream; the caller closes the body.
    ///
    /// @throws IOException if there is no connection, or it was lost before the region answered
    InputStream open(Call call) throws IOException {
        var request = request(call).header("Accept", "text/event-stream").build();
        return accepted(call, request, BodyHandlers.ofInputStream(), RegionApi::drained).body();
    }

    private static byte[] drained(InputStream body) throws IOException {
        try (body) {
            return body.readAllBytes();
        }
    }

    /// What a lost or refused connection means for the person who waits.
    Failure failure(IOException e) {
        return failure(Optional.empty(), e);
    }

    private Failure failure(Call call, IOException e) {
        return failure(call.key(), e);
    }

    private Failure failure(Optional<String> key, IOException e) {
        if (e instanceof HttpTimeoutException && !(e instanceof HttpConnectTimeoutException)) {
            return Failure.noAnswerWithin(patience.answer(), key, e);
        }
        return Failure.unreachable(address, reason(e), e);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private JsonNode answerTo(Call call) throws IOException {
        var response = accepted(call);
        return json(response, response.body());
    }

    private HttpResponse<byte[]> accepted(Call call) throws IOException {
        var limit = call.limit() != null ? call.limit() : patience.answer();
        var request = request(call).header("Accept", "application/json").timeout(limit).build();
        return accepted(call, request, BodyHandlers.ofByteArray(), body -> body);
    }

    /// Reads the body of a refusal.
    private interface Content<T> {
        byte[] of(T body) throws IOException;
    }

    private <T> HttpResponse<T> accepted(
            Call call, HttpRequest request, BodyHandler<T> handler, Content<T> content)
            throws IOException {
        for (int retry = 1; ; retry++) {
            var response = exchange(request, handler);
            if (isOk(response)) {
                return response;
            }
            var problem = new Problem(json(response, content.of(response.body())));
            var pause = RetryAfter.of(response, problem);
            if (pause.isEmpty() || !call.isIdempotent() || retry > patience.retries()) {
                throw refusal(call, response, problem);
            }
            sayThatItWaits(retry, problem);
            patience.waitFor(pause.get());
        }
    }

    private void sayThatItWaits(int retry, Problem problem) {
        if (retry == 1) {
            notices.println(
                    "aeropctl: %s; trying again, %d times at most."
                            .formatted(problem.sentence(), patience.retries()));
        }
    }

    private HttpRequest.Builder request(Call call) {
        var request = HttpRequest.newBuilder(URI.create(address + "/api/v1" + call.path().text()));
        var body = call.body();
        if (body == null) {
            request.method(call.method(), BodyPublishers.noBody());
        } else {
            request.method(call.method(), BodyPublishers.ofByteArray(Json.bytes(body)));
            request.header("Content-Type", "application/json");
        }
        call.headers().forEach(header -> request.header(header.name(), header.value()));
        token.ifPresent(it -> request.header("Authorization", "Bearer " + it.value()));
        return request;
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler)
            throws IOException {
        try {
            return client.send(request, handler);
        } catch (InterruptedException e) {
            throw Failure.interrupted(e);
        }
    }

    private Failure refusal(Call call, HttpResponse<?> response, Problem problem) {
        var advice = new Advice(call, problem, response.headers(), token.isPresent());
        return Failure.refused(problem, advice.lines());
    }

    private JsonNode json(HttpResponse<?> response, byte[] body) {
        try {
            var tree = Json.tree(new ByteArrayInputStream(body));
            if (tree.isObject()) {
                return tree;
            }
        } catch (JacksonException e) {
            throw stranger(response, new IOException(e));
        }
        throw stranger(response, null);
    }

    private Failure stranger(HttpResponse<?> response, @Nullable IOException cause) {
        var type = response.headers().firstValue("Content-Type").orElse("no content type");
        var reason =
                "whoever answers there is no region (status %d, %s)"
                        .formatted(response.statusCode(), type);
        return Failure.unreachable(address, reason, cause);
    }

    private static boolean isOk(HttpResponse<?> response) {
        return response.statusCode() >= OK_FROM && response.statusCode() < OK_BELOW;
    }

    private static boolean neverConnected(IOException e) {
        return e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
    }

    private static String reason(IOException e) {
        return switch (e) {
            case HttpConnectTimeoutException _ -> "no connection in time";
            case ConnectException _ -> "the connection was refused, or the host is not known";
            default -> "the connection was lost";
        };
    }
}
