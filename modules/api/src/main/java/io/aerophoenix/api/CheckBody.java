package io.aerophoenix.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aerophoenix.fleet.HealthCheck;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One health check of a machine. It has the fields of its kind only.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "HealthCheck",
        requiredProperties = {"name", "kind"})
public record CheckBody(
        @Schema(
                        description = "Unique among the checks of the machine",
                        pattern = "[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?",
                        example = "web")
                String name,
        @Schema(enumeration = {"http", "tcp", "exec"}) String kind,
        @Schema(
                        description = "http and tcp: at the loopback address",
                        minimum = "1",
                        maximum = "65535")
                @Nullable Integer port,
        @Schema(
                        description = "http only",
                        enumeration = {"GET", "HEAD"},
                        defaultValue = "GET")
                @Nullable String method,
        @Schema(description = "http only", defaultValue = "/", example = "/healthz")
                @Nullable String path,
        @Schema(description = "http only", maxProperties = 256)
                @Nullable Map<String, String> headers,
        @Schema(
                        description = "exec only: program and arguments; code 0 passes",
                        minItems = 1,
                        maxItems = 256)
                @Nullable List<String> command,
        @Schema(
                        description = "From one try to the next",
                        minimum = "1",
                        maximum = "3600",
                        defaultValue = "10")
                long intervalSeconds,
        @Schema(
                        description =
                                "A try that takes longer has failed; at most the interval. Without it, 2 or the interval",
                        minimum = "1",
                        maximum = "3600")
                long timeoutSeconds,
        @Schema(
                        description = "So long after a start, failures do not count",
                        minimum = "0",
                        maximum = "3600",
                        defaultValue = "5")
                long graceSeconds,
        @Schema(
                        description = "So many in a row make it critical",
                        minimum = "1",
                        maximum = "100",
                        defaultValue = "3")
                int failures,
        @Schema(
                        description = "So many in a row make it passing",
                        minimum = "1",
                        maximum = "100",
                        defaultValue = "1")
                int successes,
        @Schema(
                        description = "What follows when it becomes critical",
                        enumeration = {"report", "restart"},
                        defaultValue = "report")
                String then) {
    static CheckBody of(HealthCheck check) {
        return switch (check.probe()) {
            case HealthCheck.Http(var port, var method, var path, var headers) ->
                    of(check, "http", port, new Http(method, path, new TreeMap<>(headers)), null);
            case HealthCheck.Tcp(var port) -> of(check, "tcp", port, Http.NONE, null);
            case HealthCheck.Exec(var command) -> of(check, "exec", null, Http.NONE, command);
        };
    }

    private record Http(
            @Nullable String method, @Nullable String path, @Nullable Map<String, String> headers) {
        private static final Http NONE = new Http(null, null, null);
    }

    private static CheckBody of(
            HealthCheck check,
            String kind,
            @Nullable Integer port,
            Http http,
            @Nullable List<String> command) {
        return new CheckBody(
                check.name(),
                kind,
                port,
                http.method(),
                http.path(),
                http.headers(),
                command,
                check.interval().toSeconds(),
                check.timeout().toSeconds(),
                check.grace().toSeconds(),
                check.failures(),
                check.successes(),
                check.then().word());
    }
}
