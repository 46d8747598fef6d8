package io.aerophoenix.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How busy a workload is over time, from 0 (idle) to 1 (all it may take).
///
/// A pure function of seed, machine and time: asked twice, it gives the same, and nothing needs to be sampled or kept.
enum Curve {
    /// Always about a third.
    STEADY,
    /// Quiet at midnight UTC, busy at noon.
    DAILY,
    /// Nearly idle, but for half a minute in every ten, when it takes nearly everything.
    SPIKE,
    /// From a tenth to nine tenths in the first hour that it runs, and then stays there.
    RAMP;

    private static final double NOISE = 0.05;
    private static final long SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();
    private static final long SPIKE_EVERY_SECONDS = Duration.ofMinutes(10).toSeconds();
    private static final long SPIKE_SECONDS = 30;
    private static final double RAMP_SECONDS = Duration.ofHours(1).toSeconds();

    /// @param machine whose curve it is: each machine has its own noise and its own moments of spikes
    /// @param ran how long the workload has run so far
    double level(Chance chance, String machine, Instant at, Duration ran) {
        long second = at.getEpochSecond();
        double shape =
                switch (this) {
                    case STEADY -> 0.35;
                    case DAILY -> daily(second);
                    case SPIKE -> spike(chance, machine, second);
                    case RAMP -> 0.1 + 0.8 * Math.min(1, ran.toSeconds() / RAMP_SECONDS);
                };
        double noise = NOISE * (2 * chance.uniform(machine, second) - 1);
        return Math.clamp(shape + noise, 0, 1);
    }

    private static double daily(long second) {
        double turn = Math.floorMod(second, SECONDS_PER_DAY) / (double) SECONDS_PER_DAY;
        return 0.5 - 0.4 * StrictMath.cos(2 * Math.PI * turn);
    }

    private static double spike(Chance chance, String machine, long second) {
        long window = Math.floorDiv(second, SPIKE_EVERY_SECONDS);
        // Negative turns: apart from those of the noise, which are seconds of our era.
        double where = chance.uniform(machine, -1 - window);
        long begin = (long) (where * (SPIKE_EVERY_SECONDS - SPIKE_SECONDS));
        long offset = Math.floorMod(second, SPIKE_EVERY_SECONDS);
        return offset >= begin && offset < begin + SPIKE_SECONDS ? 0.95 : 0.1;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Curve> ofWord(String word) {
        return Arrays.stream(values()).filter(curve -> curve.word().equals(word)).findFirst();
    }
}
