package io.aerophoenix.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
    @Test
    void hasALineForEachSubjectAndAColumnForEachMetric() {
        var figures =
                new Figures(
                        List.of(
                                new Row("journal, 64 callers", "throughput", 24_536.4, "1/s"),
                                new Row("journal, 64 callers", "p50", 1.089, "ms"),
                                new Row("disk", "p50", 0.2514, "ms")));

        var table = Table.of(figures);

        assertThat(table)
                .isEqualTo(
                        """
                                              throughput (1/s)   p50 (ms)
                        journal, 64 callers             24,536       1.09
                        disk                                 -      0.251
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    1234567.8 ; 1,234,568
                    100       ; 100
                    99.94     ; 99.9
                    1         ; 1.00
                    0.12345   ; 0.123
                    0         ; 0.000
                    """)
    void showsAsManyDigitsAsMeanSomething(double value, String shown) {
        assertThat(Table.number(value)).isEqualTo(shown);
    }
}
