package io.aerophoenix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CurveTest {
    private static final Chance CHANCE = new Chance(1);
    private static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final int SECONDS_IN_TEN_MINUTES = 600;

    @ParameterizedTest
    @EnumSource(Curve.class)
    void repeatsItselfAndStaysWithinItsBounds(Curve curve) {
        for (int second = 0; second < SECONDS_IN_TEN_MINUTES; second++) {
            double level = level(curve, NOON.plusSeconds(second));

            assertThat(level).isBetween(0.0, 1.0);
            assertThat(level(curve, NOON.plusSeconds(second))).isEqualTo(level);
        }
    }

    @ParameterizedTest
    @EnumSource(Curve.class)
    void givesEachMachineAndEachSeedItsOwnNoise(Curve curve) {
        double level = level(curve, NOON);

        assertThat(curve.level(CHANCE, "another", NOON, Duration.ZERO)).isNotEqualTo(level);
        assertThat(curve.level(new Chance(2), "one", NOON, Duration.ZERO)).isNotEqualTo(level);
    }

    @Test
    void isBusyAtNoonAndQuietAtMidnightWhenDaily() {
        assertThat(level(Curve.DAILY, NOON)).isGreaterThan(0.8);
        assertThat(level(Curve.DAILY, MIDNIGHT)).isLessThan(0.2);
    }

    @Test
    void spikesForHalfAMinuteInEveryTen() {
        var busy =
                IntStream.range(0, SECONDS_IN_TEN_MINUTES)
                        .filter(second -> level(Curve.SPIKE, NOON.plusSeconds(second)) > 0.5)
                        .toArray();

        assertThat(busy).hasSize(30);
        assertThat(busy[29] - busy[0]).isEqualTo(29);
    }

    @Test
    void rampsUpInTheFirstHourThatItRuns() {
        assertThat(ramp(Duration.ZERO)).isLessThan(0.2);
        assertThat(ramp(Duration.ofMinutes(30))).isBetween(0.4, 0.6);
        assertThat(ramp(Duration.ofHours(1))).isGreaterThan(0.8);
        assertThat(ramp(Duration.ofDays(1))).isGreaterThan(0.8);
    }

    private static double ramp(Duration ran) {
        return Curve.RAMP.level(CHANCE, "one", NOON, ran);
    }

    private static double level(Curve curve, Instant at) {
        return curve.level(CHANCE, "one", at, Duration.ZERO);
    }
}
