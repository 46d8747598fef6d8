package io.aerophoenix.region;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// Passes requests on to a region as they come, and remembers them with their answers.
final class RecordingProxy implements AutoCloseable {
    /// What speaks of the connection, and not of the request or its answer.
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "host", "transfer-encoding");

    private final List<Exchange> exchanges = new ArrayList<>();
    private final RegionClient region;
    private final HttpServer server;

    /// @param region where requests go
    RecordingProxy(RegionClient region) throws IOException {
        this.region = region;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// What was sent since one asked last, in order.
    synchronized List<Exchange> taken() {
        var taken = List.copyOf(exchanges);
        exchanges.clear();
        return taken;
    }

    private synchronized void remember(Exchange exchange) {
        exchanges.add(exchange);
    }

    private void pass(HttpExchange given) throws IOException {
        try (given) {
            var request = requestOf(given);
            var reply = region.send(request);
            remember(new Exchange(request, reply));
            answer(given, reply);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RawRequest requestOf(HttpExchange given) throws IOException {
        return new RawRequest(
                given.getRequestMethod(),
                given.getRequestURI().toString(),
                withoutTheConnections(given.getRequestHeaders()),
                new String(given.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange given, Reply reply) throws IOException {
        withoutTheConnections(reply.headers().map()).forEach(given.getResponseHeaders()::set);
        var body = reply.text().getBytes(StandardCharsets.UTF_8);
        given.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        given.getResponseBody().write(body);
    }

    private static Map<String, String> withoutTheConnections(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(it -> !OF_THE_CONNECTION.contains(it.getKey().toLowerCase(Locale.ROOT)))
                .collect(
                        Collectors.toMap(Map.Entry::getKey, it -> String.join(",", it.getValue())));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
