package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.JsonSource.required;

import io.aerophoenix.fleet.HealthCheck.Exec;
import io.aerophoenix.fleet.HealthCheck.Http;
import io.aerophoenix.fleet.HealthCheck.Probe;
import io.aerophoenix.fleet.HealthCheck.Tcp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a health check puts its question, as JSON: its `kind`, and what that needs.
final class ProbeCodec {
    private static final String HTTP = "http";
    private static final String TCP = "tcp";
    private static final String EXEC = "exec";

    private ProbeCodec() {}

    static void write(Probe probe, JsonSink out) {
        out.begin();
        switch (probe) {
            case Http(var port, var method, var path, var headers) -> {
                out.text("kind", HTTP);
                out.number("port", port);
                out.text("method", method);
                out.text("path", path);
                out.texts("headers", headers);
            }
            case Tcp(var port) -> {
                out.text("kind", TCP);
                out.number("port", port);
            }
            case Exec(var command) -> {
                out.text("kind", EXEC);
                out.texts("command", command);
            }
        }
        out.end();
    }

    static Probe read(JsonSource in) {
        @Nullable String kind = null;
        int port = 0;
        @Nullable String method = null;
        @Nullable String path = null;
        Map<String, String> headers = Map.of();
        List<String> command = List.of();
        in.begin();
        for (var field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "kind" -> kind = in.text();
                case "port" -> port = in.smallNumber();
                case "method" -> method = in.text();
                case "path" -> path = in.text();
                case "headers" -> headers = in.texts();
                case "command" -> command = in.list(JsonSource::text);
                default -> in.skip();
            }
        }
        return switch (required("kind", kind)) {
            case HTTP ->
                    new Http(port, required("method", method), required("path", path), headers);
            case TCP -> new Tcp(port);
            case EXEC -> new Exec(command);
            case String other -> throw new IllegalArgumentException("no kind of probe: " + other);
        };
    }
}
