package io.aerophoenix.driver.process;

import io.aerophoenix.fleet.HealthCheck;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What can be wrong with health checks, seen from themselves alone: what could not be put into a request, or would make
/// it another one.
final class CheckObjections {
    private static final Pattern PATH = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]*");
    private static final Set<String> OURS =
            Set.of("connection", "content-length", "transfer-encoding", "expect", "upgrade");

    private CheckObjections() {}

    static Optional<String> to(List<HealthCheck> checks) {
        return checks.stream()
                .flatMap(check ->
                        to(check.probe()).map(it -> "check " + check.name() + ": " + it).stream())
                .findFirst();
    }

    private static Optional<String> to(HealthCheck.Probe probe) {
        return switch (probe) {
            case HealthCheck.Http http ->
                    PATH.matcher(http.path()).matches()
                            ? toHeaders(http.headers())
                            : Optional.of(
                                    "the path must be of visible ASCII characters; encode others as %XX");
            case HealthCheck.Tcp _ -> Optional.empty();
            case HealthCheck.Exec(var command) ->
                    command.getFirst().isBlank()
                                    || command.stream().anyMatch(it -> it.indexOf('\0') >= 0)
                            ? Optional.of("the command must begin with a program and hold no NUL")
                            : Optional.empty();
        };
    }

    private static Optional<String> toHeaders(Map<String, String> headers) {
        var byName = new TreeSet<>(headers.keySet());
        for (var name : byName) {
            if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
                return Optional.of("the header %s is not yours to set".formatted(name));
            }
            if (!HEADER.matcher(name).matches() || !VALUE.matcher(headers.get(name)).matches()) {
                return Optional.of(
                        "the header '%s' cannot be sent: names are tokens, values are of printable ASCII characters"
                                .formatted(name));
            }
        }
        return Optional.empty();
    }
}
