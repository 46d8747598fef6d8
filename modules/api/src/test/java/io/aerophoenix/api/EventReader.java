package io.aerophoenix.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads a stream of server-sent events over a connection of its own.
final class EventReader implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    EventReader(HttpRequest request) throws IOException, InterruptedException {
        response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    /// The lines of the next event that is no comment; empty at the end of the stream.
    List<String> next() throws IOException {
        var event = new ArrayList<String>();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && !event.isEmpty()) {
                return event;
            }
            if (!line.isEmpty() && !line.startsWith(":")) {
                event.add(line);
            }
        }
        return List.of();
    }

    /// The next line, whatever it is.
    String line() throws IOException {
        return lines.readLine();
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
