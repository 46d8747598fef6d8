package io.aerophoenix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.driver.contract.Await;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WallTimeTest {
    private static final Instant NOON = MovedTime.NOON;

    private final AtomicReference<Instant> wall = new AtomicReference<>(NOON);
    private final WallTime time = new WallTime(wall::get);

    @AfterEach
    void close() {
        time.close();
    }

    @Test
    void neverRunsBackwards() {
        wall.set(NOON.minusSeconds(60));
        assertThat(time.instant()).isEqualTo(NOON);

        wall.set(NOON.plusSeconds(1));

        assertThat(time.instant()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void callsNotBeforeTheMomentAlsoWhenItsTimerIsEarly() throws Exception {
        var seen = new CopyOnWriteArrayList<Instant>();
        var moment = NOON.plusMillis(20);
        time.at(moment, () -> seen.add(time.instant()));

        // The timer has come more than once before this, and found the clock standing still.
        awaitAnotherCall(Duration.ofMillis(100));
        assertThat(seen).isEmpty();
        wall.set(NOON.plusSeconds(1));

        assertThat(Await.until("the call", () -> List.copyOf(seen), it -> !it.isEmpty()))
                .containsExactly(NOON.plusSeconds(1));
    }

    @Test
    void goesOnAfterACallThatFailed() throws Exception {
        var called = new CountDownLatch(1);

        time.at(
                NOON,
                () -> {
                    throw new IllegalStateException("on purpose");
                });
        time.at(NOON, called::countDown);

        assertThat(called.await(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void doesNotCallWhatWasCancelled() throws Exception {
        var called = new CopyOnWriteArrayList<String>();
        var alarm = time.at(NOON.plusMillis(50), () -> called.add("cancelled"));

        alarm.cancel();
        wall.set(NOON.plusSeconds(1));
        awaitAnotherCall(Duration.ofMillis(100));

        assertThat(called).isEmpty();
    }

    @Test
    void takesNoHarmFromAnAlarmThatIsSetAfterItIsClosed() {
        time.close();
        time.close();

        time.at(NOON, () -> {}).cancel();

        assertThat(time.instant()).isEqualTo(NOON);
    }

    /// Waits until another timer of about the same making has come.
    private static void awaitAnotherCall(Duration after) throws Exception {
        try (var other = new WallTime(InstantSource.system())) {
            var called = new CountDownLatch(1);
            other.at(other.instant().plus(after), called::countDown);
            assertThat(called.await(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }
}
