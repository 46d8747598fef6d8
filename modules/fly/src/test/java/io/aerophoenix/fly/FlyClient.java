package io.aerophoenix.fly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A client of this API, down to the bytes that it writes: each call on a connection of its own.
record FlyClient(int port, Style style, String token) {
    private static final int TIMEOUT_MILLIS = 90_000;

    /// Whose requests these look like: which headers there are, and in which order.
    enum Style {
        /// The Go client over net/http, as the command line of the original uses it. Of a base address it takes scheme and
        /// host only.
        GO("/v1"),
        /// The client `fly-admin` over node-fetch: it says `application/json` also where there is no body.
        JS("/fly/v1");

        private final String base;

        Style(String base) {
            this.base = base;
        }
    }

    FlyClient withToken(String other) {
        return new FlyClient(port, style, other);
    }

    FlyReply get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    FlyReply post(String path) {
        return send("POST", path, null);
    }

    FlyReply post(String path, @Nullable String body, String... headers) {
        return send("POST", path, body, headers);
    }

    FlyReply put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    FlyReply delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    /// @param path under the base, with its query
    /// @param body null for none
    /// @param headers further ones, each a name and a value
    FlyReply send(String method, String path, @Nullable String body, String... headers) {
        var payload = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder("%s %s%s HTTP/1.1\r\n".formatted(method, style.base, path));
        headers(method, body, payload.length, headers)
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            var out = socket.getOutputStream();
            out.write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(payload);
            out.flush();
            return FlyReply.read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("%s %s has no answer".formatted(method, path), e);
        }
    }

    private Map<String, String> headers(
            String method, @Nullable String body, int length, String... more) {
        return switch (style) {
            case GO -> goHeaders(method, body, length, more);
            case JS -> jsHeaders(method, body, length, more);
        };
    }

    private Map<String, String> goHeaders(
            String method, @Nullable String body, int length, String... more) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Host", "127.0.0.1:" + port);
        headers.put("User-Agent", "flyctl/0.4.0");
        putLength(headers, method, body, length);
        headers.put("Authorization", "Bearer " + token);
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        putAll(headers, more);
        headers.put("Accept-Encoding", "gzip");
        return headers;
    }

    private Map<String, String> jsHeaders(
            String method, @Nullable String body, int length, String... more) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Authorization", "Bearer " + token);
        headers.put("Content-Type", "application/json");
        putAll(headers, more);
        headers.put("Accept", "*/*");
        putLength(headers, method, body, length);
        headers.put("User-Agent", "node-fetch/1.0 (+https://github.com/bitinn/node-fetch)");
        headers.put("Accept-Encoding", "gzip,deflate");
        headers.put("Connection", "close");
        headers.put("Host", "127.0.0.1:" + port);
        return headers;
    }

    private static void putLength(
            Map<String, String> headers, String method, @Nullable String body, int length) {
        if (body != null || List.of("POST", "PUT", "PATCH").contains(method)) {
            headers.put("Content-Length", Integer.toString(length));
        }
    }

    private static void putAll(Map<String, String> headers, String... more) {
        for (int i = 0; i < more.length; i += 2) {
            headers.put(more[i], more[i + 1]);
        }
    }
}
