package io.aerophoenix.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final Duration TIME = Duration.ofMillis(10);

    @Test
    void comeAtEqualDistancesAndNotBeforeTheyAreDue() {
        long begin = System.nanoTime();
        var dues = new ArrayList<Long>();
        var early = new ArrayList<Long>();

        Arrivals.from(begin, 500, TIME)
                .each((number, due) -> {
                    dues.add(due - begin);
                    if (System.nanoTime() < due) {
                        early.add(number);
                    }
                });

        assertThat(dues).containsExactly(0L, 2_000_000L, 4_000_000L, 6_000_000L, 8_000_000L);
        assertThat(early).isEmpty();
    }

    @Test
    void areAllAnnouncedEvenWhenTheyComeLate() {
        var dues = new ArrayList<Long>();

        Arrivals.from(System.nanoTime() - Duration.ofSeconds(1).toNanos(), 500, TIME)
                .each((_, due) -> dues.add(due));

        assertThat(dues).hasSize(5);
    }

    @Test
    void areDroppedAfterTheEndWhenThatIsAskedFor() {
        var dues = new ArrayList<Long>();

        Arrivals.from(System.nanoTime() - Duration.ofSeconds(1).toNanos(), 500, TIME)
                .eachInTime((_, due) -> dues.add(due));

        assertThat(dues).isEmpty();
    }
}
