package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HealthRestartsTest {
    @Test
    void areAllowedAtOnceAndThenAfterWaitsThatDouble() {
        var restarts = HealthRestarts.NONE;
        assertThat(restarts.allowedAt(Instant.MIN)).isTrue();

        for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            restarts = restarts.after(NOON, NOON.plusSeconds(1), NOON.plusSeconds(100));

            assertThat(restarts.notBefore()).isEqualTo(NOON.plusSeconds(100 + seconds));
        }
    }

    @Test
    void beginAnewAfterALifeThatWasWellForLong() {
        var restarts = new HealthRestarts(7, NOON);

        assertThat(restarts.after(NOON, NOON.plus(Restarts.GOOD_LIFE), NOON))
                .isEqualTo(new HealthRestarts(1, NOON.plusSeconds(1)));
    }

    @Test
    void doNotTakeALifeForGoodThatTheWaitItselfMadeLong() {
        var restarts = new HealthRestarts(7, NOON);
        var soonUnwell = NOON.plusSeconds(3);

        assertThat(restarts.after(NOON, soonUnwell, NOON.plus(Duration.ofMinutes(5))).inARow())
                .isEqualTo(8);
    }
}
