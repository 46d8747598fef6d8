package io.aerophoenix.simulator;

import io.aerophoenix.fleet.MachineSpec;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How one simulated machine behaves: what its spec says under the keys of [Setting].
///
/// Kept as written, and read when needed: most machines say nothing, and share one empty map.
///
/// @param settings by key, such as `sim.boot`; all admitted
record Behaviour(Map<String, String> settings) {
    private static final double DEFAULT_REQUESTS_PER_SECOND = 50;

    Behaviour {
        settings = Map.copyOf(settings);
    }

    /// @throws IllegalArgumentException when [#objection(MachineSpec)] has something to say
    static Behaviour of(MachineSpec spec) {
        return checked(written(spec));
    }

    /// @throws IllegalArgumentException when a setting is not admitted
    static Behaviour checked(Map<String, String> settings) {
        var objection = objection(settings);
        if (objection.isPresent()) {
            throw new IllegalArgumentException(objection.get());
        }
        return new Behaviour(settings);
    }

    /// What is wrong with the settings of this spec, if anything.
    static Optional<String> objection(MachineSpec spec) {
        return objection(written(spec));
    }

    private static Map<String, String> written(MachineSpec spec) {
        var settings = new TreeMap<String, String>();
        collect(spec.env(), settings);
        // The metadata comes last, so that it counts where both speak.
        collect(spec.metadata(), settings);
        return settings;
    }

    private static void collect(Map<String, String> from, Map<String, String> settings) {
        from.forEach((key, value) -> {
            if (key.startsWith(Setting.PREFIX)) {
                settings.put(key, value);
            }
        });
    }

    private static Optional<String> objection(Map<String, String> settings) {
        return settings.entrySet().stream()
                .flatMap(setting -> objection(setting.getKey(), setting.getValue()).stream())
                .findFirst();
    }

    private static Optional<String> objection(String key, String value) {
        return Setting.ofKey(key)
                .map(setting -> setting.admits(value) ? "" : setting.rule())
                .or(() -> Optional.of("the simulator knows no setting " + key))
                .filter(objection -> !objection.isEmpty());
    }

    Optional<Duration> boot() {
        return value(Setting.BOOT).flatMap(Span::parse);
    }

    /// How long it runs before it ends by itself, frozen time left out.
    Optional<Duration> exitAfter() {
        return value(Setting.EXIT_AFTER).flatMap(Span::parse);
    }

    int exitCode() {
        return value(Setting.EXIT_CODE).map(Integer::parseInt).orElse(0);
    }

    boolean has(Fault fault) {
        return value(Setting.FAIL).flatMap(Fault::ofWord).filter(fault::equals).isPresent();
    }

    /// How many lines it writes at once when it has booted.
    long lines() {
        return value(Setting.LINES).map(Long::parseLong).orElse(0L);
    }

    double linesPerSecond() {
        return value(Setting.LINES_PER_SECOND).map(Double::parseDouble).orElse(0.0);
    }

    /// Whether the log tells of its boot and its end.
    boolean tellsOfItself() {
        return value(Setting.MESSAGES).filter("none"::equals).isEmpty();
    }

    /// What its health checks find.
    Wellbeing health() {
        return value(Setting.HEALTH).flatMap(Wellbeing::parse).orElse(Wellbeing.Steady.PASSING);
    }

    Curve curve() {
        return value(Setting.CURVE).flatMap(Curve::ofWord).orElse(Curve.STEADY);
    }

    /// How many requests come in when it is as busy as can be.
    double requestsPerSecond() {
        return value(Setting.REQUESTS_PER_SECOND)
                .map(Double::parseDouble)
                .orElse(DEFAULT_REQUESTS_PER_SECOND);
    }

    private Optional<String> value(Setting setting) {
        return Optional.ofNullable(settings.get(setting.key()));
    }
}
