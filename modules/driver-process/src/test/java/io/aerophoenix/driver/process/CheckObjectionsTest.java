package io.aerophoenix.driver.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.HealthCheck.Exec;
import io.aerophoenix.fleet.HealthCheck.Http;
import io.aerophoenix.fleet.HealthCheck.Probe;
import io.aerophoenix.fleet.HealthCheck.Tcp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckObjectionsTest {
    @Test
    void haveNothingAgainstWhatCanBeAsked() {
        assertThat(to(new Http(80, "GET", "/a?b=%20c", Map.of("X-A", "b c")))).isEmpty();
        assertThat(to(new Tcp(80))).isEmpty();
        assertThat(to(new Exec(List.of("true", "a b")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a b", "/a\r\nX: y", "/ä"})
    void areAgainstAPathThatWouldMakeItAnotherRequest(String path) {
        assertThat(to(new Http(80, "GET", path, Map.of())))
                .hasValueSatisfying(it -> assertThat(it).startsWith("check web: the path must"));
    }

    @Test
    void areAgainstHeadersThatCannotBeSentOrAreOurs() {
        for (var headers :
                List.of(
                        Map.of("X A", "b"),
                        Map.of("X-A", "b\r\nC: d"),
                        Map.of("", "b"),
                        Map.of("Content-Length", "7"))) {
            assertThat(to(new Http(80, "GET", "/", headers)))
                    .hasValueSatisfying(it -> assertThat(it).startsWith("check web: the header"));
        }
    }

    @Test
    void areAgainstACommandThatCannotBeRun() {
        assertThat(to(new Exec(List.of(" ")))).isPresent();
        assertThat(to(new Exec(List.of("true", "\0")))).isPresent();
    }

    private static Optional<String> to(Probe probe) {
        return CheckObjections.to(
                List.of(
                        new HealthCheck(
                                "web",
                                probe,
                                HealthCheck.DEFAULT_INTERVAL,
                                HealthCheck.DEFAULT_TIMEOUT,
                                HealthCheck.DEFAULT_GRACE,
                                HealthCheck.DEFAULT_FAILURES,
                                HealthCheck.DEFAULT_SUCCESSES,
                                HealthCheck.Then.REPORT)));
    }
}
