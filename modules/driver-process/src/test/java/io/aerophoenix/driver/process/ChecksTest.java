package io.aerophoenix.driver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.HealthCheck.Exec;
import io.aerophoenix.fleet.HealthCheck.Http;
import io.aerophoenix.fleet.HealthCheck.Probe;
import io.aerophoenix.fleet.HealthCheck.Tcp;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.CheckResult;
import io.aerophoenix.lifecycle.DriverException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Health checks of the process driver, against servers of this test at the loopback address.
class ChecksTest {
    private static final Duration SECONDS = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(200);

    private Bench bench;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        bench = new Bench(folder.resolve("data"));
        bench.start(1, Specs.in(null, Map.of("WELL", "yes"), "sleep", "600"));
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({
        "200 OK, true",
        "204, true",
        "302 Found, true",
        "404 Not Found, false",
        "500, false",
        "100 Continue, false"
    })
    void judgesAnHttpAnswerByItsStatus(String status, boolean passed) throws Exception {
        try (var server = AnsweringServer.with("HTTP/1.1 %s\r\n\r\nbody".formatted(status))) {
            assertThat(check(get(server.port(), "/healthz"), SECONDS))
                    .isEqualTo(new CheckResult(passed, "HTTP/1.1 " + status));
            assertThat(server.request())
                    .startsWith("GET /healthz HTTP/1.1\r\n")
                    .contains("\r\nHost: 127.0.0.1:%d\r\n".formatted(server.port()))
                    .contains("\r\nConnection: close\r\n");
        }
    }

    @Test
    void sendsTheHeadersOfTheCheck() throws Exception {
        try (var server = AnsweringServer.with("HTTP/1.0 200 OK\r\n\r\n")) {
            var probe =
                    new Http(server.port(), "HEAD", "/", Map.of("host", "example", "X-A", "b c"));

            assertThat(check(probe, SECONDS).passed()).isTrue();
            assertThat(server.request())
                    .startsWith("HEAD / HTTP/1.1\r\n")
                    .contains("\r\nX-A: b c\r\n")
                    .containsIgnoringCase("\r\nhost: example\r\n")
                    .doesNotContain("127.0.0.1");
        }
    }

    @Test
    void doesNotFollowARedirect() throws Exception {
        try (var server =
                AnsweringServer.with(
                        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n")) {
            assertThat(check(get(server.port(), "/"), SECONDS).passed()).isTrue();
            assertThat(server.connections()).isOne();
        }
    }

    @Test
    void readsNoMoreThanTheBeginningOfAnEndlessAnswer() throws Exception {
        try (var server = AnsweringServer.with("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(1 << 22))) {
            assertThat(check(get(server.port(), "/"), SECONDS).passed()).isTrue();
        }
        try (var server = AnsweringServer.with("x".repeat(1 << 22))) {
            var result = check(get(server.port(), "/"), SECONDS);

            assertThat(result.passed()).isFalse();
            assertThat(result.output())
                    .startsWith("not an answer in HTTP: xxx")
                    .hasSize(CheckResult.MOST_OUTPUT);
        }
    }

    @Test
    void givesAServerThatDoesNotAnswerUpWhenTheTimeIsOver() throws Exception {
        try (var server = AnsweringServer.silent()) {
            assertThat(check(get(server.port(), "/"), SHORT))
                    .isEqualTo(
                            CheckResult.failed(
                                    "no answer at port %d within 200 ms".formatted(server.port())));
        }
    }

    @Test
    void failsWhenTheServerHangsUp() throws Exception {
        try (var server = AnsweringServer.with("")) {
            assertThat(check(get(server.port(), "/"), SECONDS))
                    .isEqualTo(
                            CheckResult.failed(
                                    "the server closed the connection without an answer"));
        }
    }

    @Test
    void passesATcpCheckWhereSomebodyListensAndFailsItWhereNobodyDoes() throws Exception {
        int port;
        try (var server = AnsweringServer.silent()) {
            port = server.port();
            assertThat(check(new Tcp(port), SECONDS))
                    .isEqualTo(CheckResult.passed("connected to port " + port));
        }

        var result = check(new Tcp(port), SECONDS);

        assertThat(result.passed()).isFalse();
        assertThat(result.output()).startsWith("port %d: Connection refused".formatted(port));
        assertThat(check(get(port, "/"), SECONDS)).isEqualTo(result);
    }

    @Test
    void judgesACommandByItsCodeAndTellsItsFirstLine() throws Exception {
        assertThat(check(shell("test \"$WELL\" = yes && echo fine"), SECONDS))
                .isEqualTo(CheckResult.passed("exited with code 0: fine"));
        assertThat(check(shell("echo; echo not ready >&2; exit 2"), SECONDS))
                .isEqualTo(CheckResult.failed("exited with code 2: not ready"));
        assertThat(check(shell("kill -s KILL $$"), SECONDS))
                .isEqualTo(CheckResult.failed("killed by SIGKILL"));
    }

    @Test
    void failsWhenTheCommandIsTooSlowOrMissing() throws Exception {
        assertThat(check(shell("sleep 600"), SHORT))
                .isEqualTo(CheckResult.failed("no end within 200 ms"));
        assertThat(check(new Exec(List.of("no-such-program")), SECONDS).output())
                .startsWith("The program 'no-such-program' is in none of the folders of PATH");
    }

    @Test
    void asksNothingWhenTheWorkloadDoesNotRun() throws Exception {
        bench.driver.stop(Bench.MACHINE, Bench.intent(1), StopPolicy.DEFAULT);

        try (var server = AnsweringServer.with("HTTP/1.1 200 OK\r\n\r\n")) {
            assertThatThrownBy(() -> check(get(server.port(), "/"), SECONDS))
                    .isInstanceOf(DriverException.class);
            assertThatThrownBy(() -> check(shell("true"), SECONDS))
                    .isInstanceOf(DriverException.class);
            assertThat(server.connections()).isZero();
        }
    }

    private static Http get(int port, String path) {
        return new Http(port, "GET", path, Map.of());
    }

    private static Exec shell(String script) {
        return new Exec(List.of("sh", "-c", script));
    }

    private CheckResult check(Probe probe, Duration timeout) throws Exception {
        var spec = Specs.in(null, Map.of("WELL", "yes"), "sleep", "600");
        var check =
                new HealthCheck(
                        "web",
                        probe,
                        Duration.ofSeconds(10),
                        timeout,
                        Duration.ZERO,
                        3,
                        1,
                        HealthCheck.Then.REPORT);
        return bench.driver.check(Bench.MACHINE, Bench.intent(1), spec, check);
    }
}
