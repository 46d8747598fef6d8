package io.aerophoenix.api.internal;

import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.http.Faults;
import io.aerophoenix.http.Fields;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the health checks of a machine, and notes everything that is wrong with them.
final class HealthCheckReader {
    private static final long LONGEST_SECONDS = 3600;
    private static final long MOST_IN_A_ROW = 100;
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern PRINTABLE =
            Pattern.compile("[\\x20-\\x7E\\x{80}-\\x{10FFFF}\\t]*");

    private final Fields fields;
    private final Faults faults;

    private HealthCheckReader(Fields fields, Faults faults) {
        this.fields = fields;
        this.faults = faults;
    }

    static List<HealthCheck> all(Fields spec, Faults faults) {
        var checks = new ArrayList<HealthCheck>();
        var names = new HashSet<String>();
        for (var fields : spec.objects("checks", MachineSpec.MOST_CHECKS)) {
            var check = new HealthCheckReader(fields, faults).read();
            if (check == null) {
                continue;
            }
            if (!names.add(check.name())) {
                faults.add(fields.path("name"), "another check has this name");
                continue;
            }
            checks.add(check);
        }
        return checks;
    }

    private @Nullable HealthCheck read() {
        var name = fields.requiredText("name");
        var probe = probe();
        var interval = seconds("intervalSeconds", 1, HealthCheck.DEFAULT_INTERVAL);
        var timeout = timeout(interval);
        var grace = seconds("graceSeconds", 0, HealthCheck.DEFAULT_GRACE);
        int failures = inARow("failures", HealthCheck.DEFAULT_FAILURES);
        int successes = inARow("successes", HealthCheck.DEFAULT_SUCCESSES);
        var then = then();
        fields.refuseOthers();
        if (name == null || probe == null) {
            return null;
        }
        return faults.checked(
                fields.path("name"),
                () ->
                        new HealthCheck(
                                name, probe, interval, timeout, grace, failures, successes, then));
    }

    private HealthCheck.@Nullable Probe probe() {
        var kind = fields.requiredText("kind");
        return switch (kind) {
            case null -> null;
            case "http" -> http();
            case "tcp" -> tcp();
            case "exec" -> exec();
            default -> {
                faults.add(fields.path("kind"), "must be http, tcp or exec");
                fields.passOver("port", "method", "path", "headers", "command");
                yield null;
            }
        };
    }

    private HealthCheck.@Nullable Probe http() {
        int port = port();
        var method = Objects.requireNonNullElse(fields.text("method"), "GET");
        if (!method.equals("GET") && !method.equals("HEAD")) {
            faults.add(fields.path("method"), "must be GET or HEAD");
            return null;
        }
        var path = Objects.requireNonNullElse(fields.text("path"), "/");
        if (!isPath(path)) {
            faults.add(
                    fields.path("path"),
                    "must be a path as in an address, such as /healthz: it begins with / and has no spaces");
            return null;
        }
        return new HealthCheck.Http(port, method, path, headers());
    }

    private static boolean isPath(String path) {
        try {
            var address = new URI("http://localhost" + path);
            return path.startsWith("/") && address.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private Map<String, String> headers() {
        var headers = fields.textMap("headers");
        headers.forEach((name, value) -> {
            if (!HEADER.matcher(name).matches() || !PRINTABLE.matcher(value).matches()) {
                faults.add(
                        fields.path("headers." + name),
                        "must be a header as HTTP has them: a name of letters, digits and hyphens, a value on one line");
            }
        });
        return headers;
    }

    private HealthCheck.Probe tcp() {
        return new HealthCheck.Tcp(port());
    }

    private HealthCheck.@Nullable Probe exec() {
        var command = fields.requiredTexts("command");
        return command.isEmpty() ? null : new HealthCheck.Exec(command);
    }

    /// Some port when there is none: a fault has been noted then.
    private int port() {
        return (int) fields.requiredWhole("port", 1, 65_535);
    }

    private Duration timeout(Duration interval) {
        var most = interval.toSeconds();
        var otherwise = Math.min(HealthCheck.DEFAULT_TIMEOUT.toSeconds(), most);
        var timeout = fields.whole("timeoutSeconds", 1, LONGEST_SECONDS, otherwise);
        if (timeout > most) {
            faults.add(
                    fields.path("timeoutSeconds"),
                    "must not be longer than the interval, which has %d seconds".formatted(most));
            timeout = otherwise;
        }
        return Duration.ofSeconds(timeout);
    }

    private Duration seconds(String field, long least, Duration otherwise) {
        return Duration.ofSeconds(
                fields.whole(field, least, LONGEST_SECONDS, otherwise.toSeconds()));
    }

    private int inARow(String field, int otherwise) {
        return (int) fields.whole(field, 1, MOST_IN_A_ROW, otherwise);
    }

    private HealthCheck.Then then() {
        var word = Objects.requireNonNullElse(fields.text("then"), HealthCheck.Then.REPORT.word());
        var then = HealthCheck.Then.ofWord(word);
        if (then.isEmpty()) {
            faults.add(fields.path("then"), "must be report or restart");
        }
        return then.orElse(HealthCheck.Then.REPORT);
    }
}
