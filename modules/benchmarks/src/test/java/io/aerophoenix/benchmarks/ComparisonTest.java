package io.aerophoenix.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Figures FIGURES =
            new Figures(
                    List.of(
                            new Row("AeroPhoenix, busy", "rate", 30, "1/s"),
                            new Row("naive, busy", "rate", 10, "1/s"),
                            new Row("Pekko Persistence, busy", "rate", 15, "1/s")));

    @Test
    void isOursOverTheirsWhereMoreIsBetter() {
        assertThat(new Comparison(FIGURES).more("rate", "busy", "").ratios())
                .isEqualTo(Map.of("vs_naive", 3.0, "vs_pekko_persistence", 2.0));
    }

    @Test
    void isTheirsOverOursWhereLessIsBetter() {
        assertThat(new Comparison(FIGURES).less("rate", "busy", "rate").ratios())
                .isEqualTo(Map.of("vs_naive, rate", 10.0 / 30, "vs_pekko_persistence, rate", 0.5));
    }
}
