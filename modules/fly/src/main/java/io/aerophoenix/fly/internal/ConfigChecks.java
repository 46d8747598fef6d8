package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.MachineSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// The health checks of a config, as far as the region can try them: those of the machine, then those of its services.
///
/// What it cannot try (TLS, other methods, more than ten) is kept in the config, and left at that.
final class ConfigChecks {
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    private static final int LONGEST_NAME = 60;

    private final Map<String, HealthCheck> found = new LinkedHashMap<>();

    private ConfigChecks() {}

    /// By the names that they have in this API; those that the region gives them are like them, and others where it has to
    /// be so.
    static Map<String, HealthCheck> of(ConfigFields config) {
        var checks = new ConfigChecks();
        config.objectMap("checks").forEach((name, check) -> checks.add(name, check, 0));
        var services = config.objects("services");
        for (int i = 0; i < services.size(); i++) {
            checks.addOfService(i, services.get(i));
        }
        return checks.found;
    }

    /// Whether the spec has these checks, and no others.
    static boolean areThoseOf(ConfigFields config, MachineSpec spec) {
        return List.copyOf(of(config).values()).equals(spec.checks());
    }

    private void addOfService(int number, ConfigFields service) {
        long port = service.whole("internal_port", 0);
        for (var check : service.objects("checks")) {
            var name =
                    "servicecheck-%02d-%s-%d"
                            .formatted(
                                    number, check.text("type", "tcp"), check.whole("port", port));
            add(name, check, port);
        }
    }

    private void add(String name, ConfigFields check, long otherwisePort) {
        var times = Times.of(check);
        int port = Math.clamp(check.whole("port", otherwisePort), 0, Integer.MAX_VALUE);
        if (found.size() < MachineSpec.MOST_CHECKS && !found.containsKey(name)) {
            expressed(ownName(name), check, port, times).ifPresent(it -> found.put(name, it));
        }
    }

    /// A name by the region's rule: as alike as may be, and no other check's.
    private String ownName(String name) {
        var plain =
                name.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^[^a-z]+|-+$", "");
        var base = plain.isEmpty() ? "check" : shortened(plain);
        var taken =
                found.values().stream()
                        .map(HealthCheck::name)
                        .collect(Collectors.toUnmodifiableSet());
        var own = base;
        for (int i = 2; taken.contains(own); i++) {
            own = base + "-" + i;
        }
        return own;
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_NAME)).replaceAll("-+$", "");
    }

    /// Empty for one that the region cannot try.
    private static Optional<HealthCheck> expressed(
            String name, ConfigFields check, int port, Times times) {
        try {
            return probe(check, port).map(probe -> times.of(name, probe));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<HealthCheck.Probe> probe(ConfigFields check, int port) {
        return switch (check.text("type", "")) {
            case "tcp" -> Optional.of(new HealthCheck.Tcp(port));
            case "http" -> http(check, port);
            default -> Optional.empty();
        };
    }

    private static Optional<HealthCheck.Probe> http(ConfigFields check, int port) {
        var headers = headers(check);
        if (check.text("protocol", "http").equals("https")) {
            return Optional.empty();
        }
        var method = check.text("method", "GET").toUpperCase(Locale.ROOT);
        return Optional.of(new HealthCheck.Http(port, method, check.text("path", "/"), headers));
    }

    private static Map<String, String> headers(ConfigFields check) {
        var headers = new LinkedHashMap<String, String>();
        for (var header : check.objects("headers")) {
            var name = header.text("name");
            List<String> values = header.texts("values");
            if (name != null && !values.isEmpty()) {
                headers.put(name, String.join(", ", values));
            }
        }
        return headers;
    }

    /// For a machine that was not made through this API.
    static void write(List<HealthCheck> checks, ObjectNode into) {
        for (var check : checks) {
            var written = into.putObject(check.name());
            written.put("interval", GoDuration.text(check.interval()));
            written.put("timeout", GoDuration.text(check.timeout()));
            written.put("grace_period", GoDuration.text(check.grace()));
            write(check.probe(), written);
        }
    }

    private static void write(HealthCheck.Probe probe, ObjectNode into) {
        switch (probe) {
            case HealthCheck.Tcp(var port) -> into.put("type", "tcp").put("port", port);
            case HealthCheck.Exec _ -> into.put("type", "exec");
            case HealthCheck.Http(var port, var method, var path, var headers) -> {
                into.put("type", "http").put("port", port).put("method", method).put("path", path);
                var list = into.putArray("headers");
                headers.forEach((name, value) ->
                        list.addObject().put("name", name).putArray("values").add(value));
            }
        }
    }

    /// When a check is tried.
    private record Times(Duration interval, Duration timeout, Duration grace) {
        static Times of(ConfigFields check) {
            return new Times(
                    check.duration("interval", HealthCheck.DEFAULT_INTERVAL),
                    check.duration("timeout", HealthCheck.DEFAULT_TIMEOUT),
                    check.duration("grace_period", HealthCheck.DEFAULT_GRACE));
        }

        /// @throws IllegalArgumentException when the region cannot do it so
        HealthCheck of(String name, HealthCheck.Probe probe) {
            var every = interval.compareTo(SHORTEST_INTERVAL) < 0 ? SHORTEST_INTERVAL : interval;
            return new HealthCheck(
                    name,
                    probe,
                    every,
                    timeout.compareTo(every) > 0 ? every : timeout,
                    grace,
                    HealthCheck.DEFAULT_FAILURES,
                    HealthCheck.DEFAULT_SUCCESSES,
                    HealthCheck.Then.REPORT);
        }
    }
}
