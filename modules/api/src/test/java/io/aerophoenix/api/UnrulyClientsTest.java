package io.aerophoenix.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(WithRunningApi.class)
class UnrulyClientsTest {
    private final RunningApi api;

    UnrulyClientsTest(RunningApi api) {
        this.api = api;
    }

    @Test
    void areNotWaitedForWhenNobodyWantsToReadTheirBody() throws IOException {
        var answer =
                RawHttp.exchange(
                        api.port(),
                        """
                        POST /api/v1/apps/shop/machines HTTP/1.1
                        Host: localhost
                        Authorization: Bearer %s
                        Content-Type: application/json
                        Content-Length: 99999999999

                        {"name":\
                        """
                                .formatted(api.token()));

        assertThat(answer).startsWith("HTTP/1.1 413").contains("payload_too_large");
    }

    @Test
    void areNotListenedToBeforeTheySayWhoTheyAre() throws IOException {
        var answer =
                RawHttp.exchange(
                        api.port(),
                        """
                        POST /api/v1/apps/shop/machines HTTP/1.1
                        Host: localhost
                        Content-Type: application/json
                        Transfer-Encoding: chunked

                        7
                        {"name":
                        """);

        assertThat(answer).startsWith("HTTP/1.1 401").contains("\"unauthenticated\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/machines/../../../etc/passwd",
                "/api/v1/../../etc/passwd",
                "/api/v1/machines/..",
                "/api/v1//machines//",
                "/api/v1/machines/%zz",
                "/api/v1/machines/%",
                "/api/v1/machines/a b",
                "/api/v1/machines?%zz=%",
                "/api/v1/machines?a=b?c&&==",
                "/api/v1/machines/\u00e4"
            })
    void getACleanAnswerForAPathThatNobodyShouldSend(String path) throws IOException {
        var answer =
                RawHttp.exchange(
                        api.port(),
                        """
                        GET %s HTTP/1.1
                        Host: localhost
                        Authorization: Bearer %s
                        Connection: close

                        """
                                .formatted(path, api.token()));

        assertThat(answer).as(path).startsWith("HTTP/1.1 4").contains("application/problem+json");
        assertThat(answer).doesNotContain("Exception", "\tat ", "root:");
    }

    @Test
    void getACleanAnswerForAnOverlongLine() throws IOException {
        var answer =
                RawHttp.exchange(
                        api.port(),
                        "GET /" + "x".repeat(100_000) + " HTTP/1.1\nHost: localhost\n\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 414")
                .contains("application/problem+json", "the address is too long");
    }

    @Test
    void getACleanAnswerForOverlongHeaders() throws IOException {
        var answer =
                RawHttp.exchange(
                        api.port(),
                        "GET /api/v1/machines HTTP/1.1\nHost: localhost\nX-Long: "
                                + "x".repeat(20_000)
                                + "\n\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 4")
                .contains("application/problem+json", "too long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/machines HTTP/1.0\n\n",
                "GET /api/v1/machines HTTP/3.0\n\n",
                "GET /api/v1/machines\n\n",
                "G@T /api/v1/machines HTTP/1.1\n\n",
                "GET / HTTP/1.1\nno header at all\n\n",
                "GET / HTTP/1.1\nHost: localhost:x\n\n",
                "\u0016\u0003\u0001\u0000\u00a5\u0001\n\n"
            })
    void areToldThatTheyDoNotSpeakAsTheyShould(String text) throws IOException {
        try (var log = HeardLog.open()) {
            var answer = RawHttp.answer(api.port(), text);

            assertThat(answer)
                    .containsPattern("^HTTP/1.1 (400|505)")
                    .contains("application/problem+json", "\"invalid_request\"");
            assertThat(log.thrown()).isEmpty();
        }
    }

    @Test
    void doNotGetTheRestOfABodyTakenForARequest() throws IOException {
        var answer =
                RawHttp.exchange(
                        api.port(),
                        """
                        POST /api/v1/apps/shop/machines HTTP/1.1
                        Host: localhost
                        Content-Length: 1200000

                        GET /health/live HTTP/1.1
                        Host: localhost

                        """);

        assertThat(answer).startsWith("HTTP/1.1 401").doesNotContain("\"UP\"");
    }
}
