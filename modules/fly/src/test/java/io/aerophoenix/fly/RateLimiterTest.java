package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fly.RateLimits.Rate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final Rate RATE = new Rate(Duration.ofSeconds(1), 3);

    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private final InstantSource clock = () -> now;

    private final RateLimiter limiter = new RateLimiter(RateLimits.DOCUMENTED, clock, 2);

    private void takeAll(String bucket) {
        for (int i = 0; i < RATE.burst(); i++) {
            assertThat(limiter.take(bucket, RATE)).isEmpty();
        }
    }

    @Test
    void keepsEachBucketByItself() {
        takeAll("a");

        assertThat(limiter.take("a", RATE)).contains(Duration.ofSeconds(1));
        assertThat(limiter.take("b", RATE)).isEmpty();
    }

    @Test
    void letsThroughAgainAfterTheTimeThatItSaid() {
        takeAll("a");
        now = now.plus(limiter.take("a", RATE).orElseThrow());

        assertThat(limiter.take("a", RATE)).isEmpty();
        assertThat(limiter.take("a", RATE)).isPresent();
    }

    @Test
    void countsWhatItRefused() {
        takeAll("a");

        limiter.take("a", RATE);
        limiter.take("a", RATE);

        assertThat(limiter.refused()).isEqualTo(2);
    }

    @Test
    void remembersNothingWhereThereIsNoLimit() {
        for (int i = 0; i < 100; i++) {
            assertThat(limiter.take("a" + i, Rate.UNLIMITED)).isEmpty();
        }

        assertThat(limiter.buckets()).isZero();
    }

    @Test
    void remembersABoundedNumberOfBuckets() {
        limiter.take("a", RATE);
        limiter.take("b", RATE);

        assertThat(limiter.take("c", RATE)).contains(Duration.ofSeconds(1));
        assertThat(limiter.take("a", RATE)).isEmpty();
        assertThat(limiter.buckets()).isEqualTo(2);
    }

    @Test
    void forgetsBucketsThatAreFullAgain() {
        limiter.take("a", RATE);
        limiter.take("b", RATE);
        now = now.plusSeconds(1);

        assertThat(limiter.take("c", RATE)).isEmpty();
        assertThat(limiter.buckets()).isEqualTo(1);
    }

    @Test
    void givesEachTokenOnce() throws InterruptedException {
        var many = new RateLimiter(RateLimits.DOCUMENTED, clock);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Optional<Duration>> request = () -> many.take("a", RATE);
            threads.invokeAll(Collections.nCopies(50, request));
        }

        assertThat(many.refused()).isEqualTo(50 - RATE.burst());
    }
}
