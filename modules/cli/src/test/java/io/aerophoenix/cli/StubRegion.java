package io.aerophoenix.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A region that answers from a script, over real HTTP, and remembers what it was asked.
final class StubRegion implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Queue<Answer>> script = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    StubRegion() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /// What the region was asked, word for word.
    record Asked(String line, Map<String, List<String>> headers, String body) {
        Asked {
            var anyCase = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
            anyCase.putAll(headers);
            headers = anyCase;
        }

        @Nullable String header(String name) {
            var values = headers.get(name);
            return values == null ? null : values.getFirst();
        }
    }

    /// Writes one answer to one exchange.
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /// Adds an answer for a request line such as `GET /machines?limit=100`; the last one repeats for ever.
    StubRegion on(String line, Answer answer) {
        script.computeIfAbsent(line, _ -> new ArrayDeque<>()).add(answer);
        return this;
    }

    static Answer ok(String json) {
        return answer(200, "application/json", json);
    }

    /// What is done and needs no words.
    static Answer done() {
        return exchange -> exchange.sendResponseHeaders(204, -1);
    }

    static Answer granted(String nonce) {
        return answer(
                201,
                "application/json",
                """
                {"machine":"%s","nonce":"%s","holder":"ada","reason":"deploy",
                "acquiredAt":"2026-01-01T12:00:00Z","expiresAt":"2026-01-01T12:00:30Z"}
                """
                        .formatted(Samples.ID, nonce));
    }

    /// Turned away for now.
    static Answer busy(String retryAfter) {
        return answer(
                429,
                "application/problem+json",
                Samples.problem("overloaded", "Too many requests."),
                "Retry-After",
                retryAfter);
    }

    static Answer problem(int status, String json) {
        return answer(status, "application/problem+json", json);
    }

    static Answer answer(int status, String type, String body, String... headers) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /// Sends some events and ends the stream, as a region that stops does.
    static Answer events(String text) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        };
    }

    /// Hangs up without a word.
    static Answer lostConnection() {
        return _ -> {};
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Asked> asked() {
        return asked;
    }

    List<String> lines() {
        return asked.stream().map(Asked::line).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().toString().replaceFirst("^/api/v1", "");
            var line = exchange.getRequestMethod() + " " + path;
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(line, exchange.getRequestHeaders(), body));
            next(line).to(exchange);
        }
    }

    private synchronized Answer next(String line) {
        var answers = script.get(line);
        if (answers == null) {
            return problem(500, "{\"code\":\"unscripted\",\"detail\":\"" + line + "\"}");
        }
        var answer = answers.element();
        if (answers.size() > 1) {
            answers.remove();
        }
        return answer;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
