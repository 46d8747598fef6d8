package io.aerophoenix.region;

import io.aerophoenix.fly.RateLimits;
import java.util.List;

/// What the operator says about the compatible API under `/fly`.
///
/// @param driver which driver runs the machines that are created through it
/// @param rates how often it takes requests
record FlySettings(String driver, RateLimits rates) {
    static final String DRIVER = "--fly-driver";
    static final String RATES = "--fly-rates";

    /// @throws IllegalArgumentException saying which argument is wrong, and how
    static FlySettings of(Arguments given) {
        return new FlySettings(given.get(DRIVER, "process"), rates(given.get(RATES, "documented")));
    }

    private static RateLimits rates(String word) {
        return switch (word) {
            case "documented" -> RateLimits.DOCUMENTED;
            case "off" -> RateLimits.OFF;
            default ->
                    throw new IllegalArgumentException(
                            "%s must be documented or off, not '%s'".formatted(RATES, word));
        };
    }

    /// The driver's name, as one of those that there are.
    ///
    /// @throws IllegalArgumentException when it is none of them
    String driverOf(List<String> known) {
        if (!known.contains(driver)) {
            throw new IllegalArgumentException(
                    "there is no driver '%s' for %s; known are %s"
                            .formatted(driver, DRIVER, String.join(", ", known)));
        }
        return driver;
    }
}
