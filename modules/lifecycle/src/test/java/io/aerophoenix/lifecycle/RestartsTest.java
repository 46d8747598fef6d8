package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.RestartPolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestartsTest {
    private static final Exit CLEAN = new Exit(0, null, NOON);
    private static final Exit FAILED = new Exit(1, null, NOON);

    private static RestartPolicy policy(RestartPolicy.Mode mode, int most) {
        return new RestartPolicy(mode, most);
    }

    @Test
    void followThePolicy() {
        assertThat(Restarts.afterExit(policy(RestartPolicy.Mode.NEVER, 3), FAILED, 0, NOON))
                .isNull();
        assertThat(Restarts.afterExit(policy(RestartPolicy.Mode.ON_FAILURE, 3), CLEAN, 0, NOON))
                .isNull();
        assertThat(Restarts.afterExit(policy(RestartPolicy.Mode.ON_FAILURE, 3), FAILED, 0, NOON))
                .isNotNull();
        assertThat(
                        Restarts.afterExit(
                                policy(RestartPolicy.Mode.ON_FAILURE, 3),
                                Exit.unseen(NOON),
                                0,
                                NOON))
                .isNotNull();
        assertThat(Restarts.afterExit(policy(RestartPolicy.Mode.ALWAYS, 3), CLEAN, 0, NOON))
                .isNotNull();
    }

    @Test
    void waitTwiceAsLongEachTimeUpToAMinute() {
        assertThat(List.of(0, 1, 2, 5, 6, 60).stream().map(Restarts::waitAfter))
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(32),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1));
    }

    @Test
    void endAtTheCapUnlessThereIsNone() {
        assertThat(Restarts.afterExit(policy(RestartPolicy.Mode.ALWAYS, 3), FAILED, 3, NOON))
                .isNull();
        assertThat(Restarts.afterExit(policy(RestartPolicy.Mode.ALWAYS, 0), FAILED, 300, NOON))
                .isNotNull();
    }

    @Test
    void countAnewAfterALifeThatLasted() {
        var intent = new IntentId(Samples.id("web-1"), 2);
        var longLife = new Instance(intent, NOON.minus(Restarts.GOOD_LIFE), null, List.of());
        var shortLife = new Instance(intent, NOON.minusSeconds(1), null, List.of());

        assertThat(Restarts.inARow(longLife, FAILED, 7)).isZero();
        assertThat(Restarts.inARow(shortLife, FAILED, 7)).isEqualTo(7);
    }
}
