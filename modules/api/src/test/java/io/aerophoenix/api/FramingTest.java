package io.aerophoenix.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies of which nobody can say where they end. Each is followed by what would be a request, if it were taken for one.
@ExtendWith(WithRunningApi.class)
class FramingTest {
    private static final String NEXT = "GET /health/live HTTP/1.1\nHost: localhost\n\n";

    private final RunningApi api;

    FramingTest(RunningApi api) {
        this.api = api;
    }

    static Stream<String> unclearHeaders() {
        return Stream.of(
                "Content-Length: -1",
                "Content-Length: +7",
                "Content-Length: 0x7",
                "Content-Length: 7, 7",
                "Content-Length: 18446744073709551623",
                "Content-Length:",
                "Content-Length: 7\nContent-Length: 7",
                "Content-Length: 7\nContent-Length: 70",
                "Transfer-Encoding: gzip",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: Chunked",
                "Transfer-Encoding: chunked, gzip",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\nContent-Length: 7",
                "Content-Length: 7\nTransfer-Encoding: chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding:");
    }

    @ParameterizedTest
    @MethodSource("unclearHeaders")
    void isRefusedWhenTheHeadersLeaveItUnclear(String headers) throws IOException {
        for (var path : List.of("/api/v1/apps/shop/machines", "/health/live", "/nothing")) {
            isRefusedOnce(
                    "POST %s HTTP/1.1\nHost: localhost\n%s\nContent-Type: application/json\n\n%s"
                            .formatted(path, headers, NEXT));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ZZ",
                "-1",
                "FFFFFFFFFFFFFFFF",
                "FFFFFFFF",
                "80000000",
                "2\n{}\n0\nX: y",
                "5;x=y",
                "0x2",
                ""
            })
    void isRefusedWhenAChunkHasNoSize(String size) throws IOException {
        isRefusedOnce(creation("Transfer-Encoding: chunked") + size + "\n" + NEXT);
    }

    @Test
    void isNotKeptInMemoryBecauseAChunkSaysThatItIsLong() throws IOException {
        var answer =
                RawHttp.answer(
                        api.port(),
                        creation("Transfer-Encoding: chunked")
                                + "7FFFFFFF\n"
                                + "x".repeat(100_000));

        assertThat(answer).startsWith("HTTP/1.1 413").contains("payload_too_large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100", "Transfer-Encoding: chunked"})
    void isRefusedWhenTheClientStopsInTheMiddle(String headers) throws IOException {
        try (var log = HeardLog.open()) {
            var answer = RawHttp.answerToHalf(api.port(), creation(headers) + "20\n{\"name\":");

            assertThat(answer).startsWith("HTTP/1.1 400").contains("\"invalid_request\"");
            assertThat(log.thrown()).isEmpty();
        }
    }

    @Test
    void isReadWhenItIsAsItShouldBe() throws IOException {
        var answer =
                RawHttp.answer(
                        api.port(),
                        creation("Transfer-Encoding: chunked\nConnection: close") + "2\n{}\n0\n\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"field\":\"name\"");
    }

    private String creation(String headers) {
        return """
        POST /api/v1/apps/shop/machines HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Content-Type: application/json
        %s

        """
                .formatted(api.token(), headers);
    }

    private void isRefusedOnce(String text) throws IOException {
        try (var log = HeardLog.open()) {
            var answer = RawHttp.answer(api.port(), text);

            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "\"invalid_request\"")
                    .containsIgnoringCase("connection: close")
                    .containsOnlyOnce("HTTP/1.1 ")
                    .doesNotContain("\"UP\"");
            assertThat(log.thrown()).isEmpty();
        }
        assertThat(api.control().asked()).isEmpty();
    }
}
