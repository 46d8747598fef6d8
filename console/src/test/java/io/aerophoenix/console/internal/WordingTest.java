package io.aerophoenix.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Resources;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    @ParameterizedTest
    @CsvSource({"90, 0.00 ms", "310000, 0.31 ms", "42000000, 42 ms", "12300000000, 12.3 s"})
    void givesDurationsAsManyDigitsAsMatter(long nanos, String words) {
        assertThat(Wording.duration(Duration.ofNanos(nanos))).isEqualTo(words);
    }

    @Test
    void saysAmountsInTheUnitThatFits() {
        assertThat(Wording.resources(new Resources(2, 512))).isEqualTo("2 CPU · 512 MB");
        assertThat(Wording.resources(new Resources(0.25, 1_536))).isEqualTo("0.25 CPU · 1.5 GB");
    }

    @Test
    void tellsTimesInUtc() {
        assertThat(Wording.stamp(Instant.parse("2026-01-01T12:00:00Z")))
                .isEqualTo("2026-01-01 12:00:00");
    }
}
