package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithRunningFly.class)
class RatesTest {
    private final RunningFly fly;

    RatesTest(RunningFly fly) {
        this.fly = fly;
    }

    @BeforeEach
    void timeStandsStill() {
        fly.hurry().standStill();
    }

    private void ask(int times, String path) {
        for (int i = 0; i < times; i++) {
            assertThat(fly.go().get(path).status()).isNotEqualTo(429);
        }
    }

    @Test
    void areOfEachActionOnEachMachine() {
        ask(3, "/apps/rates/machines/m-1/events");

        var refused =
                fly.go()
                        .get("/apps/rates/machines/m-1/events")
                        .isError(429, "resource_exhausted: rate limit exceeded");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.text("/status")).isEqualTo("unknown");
        ask(1, "/apps/rates/machines/m-2/events");
        ask(1, "/apps/rates/machines/m-1/versions");
        ask(10, "/apps/rates/machines/m-1");
        fly.js().get("/apps/rates/machines/m-1").isError(429, "rate limit exceeded");
    }

    @Test
    void letThroughAgainAfterTheTimeThatTheySaid() {
        ask(3, "/apps/later/volumes");
        var refused = fly.go().get("/apps/later/volumes").isError(429, "rate limit exceeded");

        fly.hurry().advance(Duration.ofSeconds(Integer.parseInt(refused.header("Retry-After"))));

        ask(1, "/apps/later/volumes");
        fly.go().get("/apps/later/volumes").isError(429, "rate limit exceeded");
    }

    @Test
    void areNotUsedUpByWhoeverHasNoToken() {
        var stranger = fly.go().withToken("worthless");
        for (int i = 0; i < 5; i++) {
            stranger.get("/apps/open/volumes").isError(401, "Authenticate");
        }

        ask(3, "/apps/open/volumes");
    }

    @Test
    void areNotOfWhatNamesNoApp() {
        ask(20, "/platform/regions");
    }
}
