package io.aerophoenix.simulator;

import io.aerophoenix.fleet.IntentId;
import java.time.Duration;

/// How long boots take: log-normal, as measured boots are, most of them near the median and a few far beyond.
final class BootTimes {
    /// How many deviations above the mean the 99th percentile of a normal distribution lies.
    private static final double P99_DEVIATIONS = 2.3263478740408408;

    /// One draw in some hundred thousand would be longer; no wait may be without bound.
    private static final double MAX_DEVIATIONS = 4.5;

    private static final double NANOS_PER_SECOND = 1e9;

    private final Chance chance;
    private final double medianSeconds;
    private final double sigma;

    BootTimes(SimulatorSettings settings, Chance chance) {
        this.chance = chance;
        this.medianSeconds = seconds(settings.bootMedian());
        this.sigma =
                medianSeconds == 0
                        ? 0
                        : StrictMath.log(seconds(settings.bootP99()) / medianSeconds)
                                / P99_DEVIATIONS;
    }

    /// The boot time of this start: the same whenever, and by whomever, it is asked.
    Duration of(IntentId intent) {
        double deviations = Math.min(MAX_DEVIATIONS, chance.gaussian(intent.toString()));
        double seconds = medianSeconds * StrictMath.exp(sigma * deviations);
        return Duration.ofNanos(Math.round(seconds * NANOS_PER_SECOND));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }
}
