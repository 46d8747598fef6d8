package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private final HandClock wall = new HandClock(NOON);
    private final SteadyClock clock = new SteadyClock(wall);

    @Test
    void followsTheOtherForward() {
        assertThat(clock.instant()).isEqualTo(NOON);
        wall.move(Duration.ofHours(2));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(2)));
    }

    @Test
    void neverGoesBackAndGoesOnMoreSlowlyUntilTheOtherHasCaughtUp() {
        assertThat(clock.instant()).isEqualTo(NOON);
        wall.move(Duration.ofHours(-1));

        assertThat(clock.instant()).isEqualTo(NOON);
        wall.move(Duration.ofMinutes(10));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofMinutes(9)));
        for (int i = 0; i < 59; i++) {
            wall.move(Duration.ofMinutes(10));
            clock.instant();
        }
        assertThat(clock.instant()).isEqualTo(wall.instant());
        wall.move(Duration.ofMinutes(10));
        assertThat(clock.instant()).isEqualTo(wall.instant());
    }

    @Test
    void followsAnotherJumpBackAsWell() {
        clock.instant();
        wall.move(Duration.ofHours(-1));
        clock.instant();
        wall.move(Duration.ofHours(-1));

        assertThat(clock.instant()).isEqualTo(NOON);
        wall.move(Duration.ofMinutes(1));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(54));
    }

    @Test
    void goesOnFromWhatAnEarlierRunHasSeenUnlessThatWasWrong() {
        clock.goOnFrom(NOON.plus(Duration.ofDays(400)));
        assertThat(clock.instant()).isEqualTo(NOON);
        clock.goOnFrom(NOON.plus(Duration.ofHours(1)));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        clock.goOnFrom(NOON.minus(Duration.ofHours(1)));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    }
}
