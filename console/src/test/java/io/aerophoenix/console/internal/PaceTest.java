package io.aerophoenix.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.console.Eventually;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void takesManyReasonsAsOneWhileItWorks() throws InterruptedException {
        var runs = new AtomicInteger();
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        Runnable work =
                () -> {
                    runs.incrementAndGet();
                    begun.countDown();
                    await(mayEnd);
                };

        try (var pace = new Pace(work, Duration.ZERO)) {
            pace.ask();
            begun.await();
            for (int i = 0; i < 1_000; i++) {
                pace.ask();
            }
            mayEnd.countDown();

            Eventually.holds("the second run", () -> runs.get() == 2);
        }
        assertThat(runs).hasValue(2);
    }

    @Test
    void goesOnAfterWorkThatFailed() {
        var runs = new AtomicInteger();
        Runnable work =
                () -> {
                    if (runs.incrementAndGet() == 1) {
                        throw new IllegalStateException("as the test wants it");
                    }
                };

        try (var pace = new Pace(work, Duration.ZERO)) {
            pace.ask();
            Eventually.holds("the first run", () -> runs.get() == 1);
            pace.ask();

            Eventually.holds("the second run", () -> runs.get() == 2);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
