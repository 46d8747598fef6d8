package io.aerophoenix.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    private static String written(Instant instant) {
        var into = new byte[3 + Moments.LONGEST];
        int end = Moments.write(instant, into, 3);
        return new String(into, 3, end - 3, StandardCharsets.US_ASCII);
    }

    private static Instant read(String text) {
        var among = ("..." + text + "...").toCharArray();
        return Moments.read(among, 3, text.length());
    }

    @Test
    void writesAndReadsEveryInstantAsTheJdkDoes() {
        var random = new RandomMachines(1);
        for (int i = 0; i < 100_000; i++) {
            var instant = random.instant();

            assertThat(written(instant)).isEqualTo(instant.toString());
            assertThat(read(instant.toString())).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59.999999999Z",
                "9999-12-31T23:59:59.999999999Z",
                "+10000-01-01T00:00:00Z",
                "2024-02-29T12:00:00.5Z",
                "2026-01-01T12:00:00.1234Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T12:00:00+02:00"
            })
    void readsWhatTheJdkReads(String text) {
        assertThat(read(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "noon",
                "2026-02-29T12:00:00Z",
                "2026-13-01T12:00:00Z",
                "2026-01-01T25:00:00Z",
                "2026-01-01T12:60:00Z",
                "2026-01-01T12:00:0xZ",
                "2026-01-01 12:00:00Z",
                "2026-01-01T12:00Z",
                "2026-01-01T12:00:00.1234567890Z"
            })
    void refusesWhatTheJdkRefuses(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(DateTimeException.class);
    }
}
