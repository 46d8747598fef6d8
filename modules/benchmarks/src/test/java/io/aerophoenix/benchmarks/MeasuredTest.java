package io.aerophoenix.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class MeasuredTest {
    private static final Percentage PRECISION = Percentage.withPercentage(1);

    @Test
    void countsCallsPerSecondOfTheTimeThatReallyPassed() {
        var measured = new Measured(oneToAHundredMillis(), Duration.ofMillis(2500));

        assertThat(measured.perSecond()).isCloseTo(40, within(1e-9));
    }

    @Test
    void knowsHowLongHalfOfTheCallsAndHowLong99OfAHundredTook() {
        var rows = new Measured(oneToAHundredMillis(), Duration.ofSeconds(1)).rows("disk", "rate");

        assertThat(rows).extracting(Row::metric).containsExactly("rate", "p50", "p99");
        assertThat(rows).extracting(Row::unit).containsExactly("1/s", "ms", "ms");
        assertThat(rows.get(1).value()).isCloseTo(50, PRECISION);
        assertThat(rows.get(2).value()).isCloseTo(99, PRECISION);
    }

    private static Histogram oneToAHundredMillis() {
        var nanos = new Histogram(TimeUnit.SECONDS.toNanos(1), 2);
        for (int millis = 1; millis <= 100; millis++) {
            nanos.recordValue(TimeUnit.MILLISECONDS.toNanos(millis));
        }
        return nanos;
    }
}
