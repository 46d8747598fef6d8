package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aerophoenix.fly.RateLimits.Rate;
import io.aerophoenix.fly.RateLimits.Verdict.Admitted;
import io.aerophoenix.fly.RateLimits.Verdict.Refused;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Rate RATE = new Rate(Duration.ofSeconds(1), 3);

    @Test
    void admitABurstAndThenOneInEachInterval() {
        assertThat(RATE.decide(NOON, NOON)).isEqualTo(new Admitted(NOON.plusSeconds(1)));
        assertThat(RATE.decide(NOON.plusSeconds(2), NOON))
                .isEqualTo(new Admitted(NOON.plusSeconds(3)));
        assertThat(RATE.decide(NOON.plusSeconds(3), NOON))
                .isEqualTo(new Refused(Duration.ofSeconds(1)));
        assertThat(RATE.decide(NOON.plusSeconds(3), NOON.plusMillis(300)))
                .isEqualTo(new Refused(Duration.ofMillis(700)));
        assertThat(RATE.decide(NOON.plusSeconds(3), NOON.plusSeconds(1)))
                .isEqualTo(new Admitted(NOON.plusSeconds(4)));
    }

    @Test
    void giveNoMoreThanABurstForALongRest() {
        assertThat(RATE.decide(NOON, NOON.plus(Duration.ofDays(9))))
                .isEqualTo(new Admitted(NOON.plus(Duration.ofDays(9)).plusSeconds(1)));
    }

    @Test
    void makeNobodyWaitForAClockThatWasSetBack() {
        assertThat(RATE.decide(NOON.plus(Duration.ofHours(1)), NOON))
                .isEqualTo(new Refused(Duration.ofSeconds(1)));
    }

    @Test
    void areThoseOfTheOriginal() {
        var documented = RateLimits.DOCUMENTED;

        assertThat(documented.actions()).isEqualTo(new Rate(Duration.ofSeconds(1), 3));
        assertThat(documented.machineReads())
                .isEqualTo(new Rate(Duration.ofSeconds(1).dividedBy(5), 10));
        assertThat(documented.appDeletions())
                .isEqualTo(new Rate(Duration.ofMinutes(1).dividedBy(100), 100));
    }

    @Test
    void refuseRatesAtWhichNothingWouldEverPass() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(Duration.ofSeconds(1), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(Duration.ofSeconds(-1), 1));
    }
}
