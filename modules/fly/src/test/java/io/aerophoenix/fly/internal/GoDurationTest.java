package io.aerophoenix.fly.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class GoDurationTest {
    @ParameterizedTest
    @CsvSource({
        "0s, PT0S", "15s, PT15S", "1m30s, PT1M30S", "1h0m0s, PT1H", "2h45m1.5s, PT2H45M1.5S",
        "500ms, PT0.5S", "1.5ms, PT0.0015S", "2µs, PT0.000002S", "7ns, PT0.000000007S", "5m0s, PT5M"
    })
    void readsAndWritesAsGoDoes(String text, String duration) {
        assertThat(GoDuration.of(text)).isEqualTo(Duration.parse(duration));
        assertThat(GoDuration.text(Duration.parse(duration))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"15, PT15S", "3600, PT1H", "15000000000, PT15S", "3601, PT0.000003601S", "0, PT0S"})
    void readsNumbersAsNanosecondsUnlessTheyAreSoSmallThatSecondsAreMeant(
            long number, String duration) {
        assertThat(GoDuration.of(JsonNodeFactory.instance.numberNode(number)))
                .isEqualTo(Duration.parse(duration));
        assertThat(GoDuration.of(Long.toString(number))).isEqualTo(Duration.parse(duration));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s",
                "-1s",
                "1 s",
                "1.s",
                "1d",
                "soon",
                "1s1",
                "999999999999999999h",
                "１s"
            })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> GoDuration.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a duration such as 10s");
    }
}
