package io.aerophoenix.api;

import static io.aerophoenix.api.Samples.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.lifecycle.LogPage;
import java.io.IOException;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(WithRunningApi.class)
@Timeout(60)
class LogsTest {
    private static final String PATH = "/machines/" + ID + "/logs";

    private final RunningApi api;
    private final FollowedRegion region = new FollowedRegion();

    LogsTest(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void install() {
        region.install(api.control());
        for (int i = 1; i <= 5; i++) {
            region.write("line " + i);
        }
    }

    /// Whoever is still followed when a test ends asks the script of the next one.
    @AfterEach
    void seeAllFollowersLeave() {
        Await.until(() -> region.followers() == 0);
    }

    @Test
    void showAPageAndWhereItEnds() {
        assertThat(api.get(PATH + "?limit=2").body())
                .isEqualTo(
                        """
                        {"lines":[{"stream":"stdout","text":"line 1"},{"stream":"stdout","text":"line 2"}],"next":"2"}\
                        """);
        assertThat(api.get(PATH + "?after=2&limit=2").body()).contains("line 3", "line 4", "\"4\"");
    }

    @Test
    void beginWithTheLastLinesOnRequest() {
        assertThat(api.get(PATH + "?tail=1").body()).contains("line 5").doesNotContain("line 4");
    }

    @Test
    void showBothTailsWholeWhenNothingElseIsSaid() {
        api.get(PATH + "?tail=3000");
        api.get(PATH + "?tail=10000");

        assertThat(api.control().asked())
                .extracting(ScriptedControl.Asked::request)
                .contains(new Query.ReadLogs(ID, "0", 6000), new Query.ReadLogs(ID, "0", 10_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/event-stream"})
    void sayThatACursorIsNone(String type) {
        api.control()
                .on(
                        Query.ReadLogs.class,
                        _ -> Answer.refused(ErrorCode.INVALID_REQUEST, "after: must be a cursor"));

        var reply = api.send(api.request(PATH + "?after=elsewhere").header("Accept", type));

        reply.isProblem(400, "invalid_request");
        assertThat(reply.body()).contains("after: must be a cursor");
    }

    @Test
    void readAThousandLinesFromTheBeginningWhenNothingElseIsSaid() {
        api.get(PATH);

        assertThat(api.control().last().request())
                .isEqualTo(new Query.ReadLogs(ID, LogPage.BEGINNING, 1000));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=10001, limit",
        "tail=-1, tail",
        "tail=10001, tail",
        "lines=5, lines",
        "after=%00, after"
    })
    void nameTheFaultsOfAQuery(String query, String field) {
        api.get(PATH + "?" + query).isProblem(400, "invalid_request").faults(field);
        api.send(stream(PATH + "?" + query)).isProblem(400, "invalid_request").faults(field);
    }

    @Test
    void areFollowedAsTheyAreWritten() throws Exception {
        try (var events = new EventReader(stream(PATH + "?tail=2").build())) {
            assertThat(events.next())
                    .containsExactly(
                            "id: 5",
                            "event: lines",
                            "data: {\"lines\":[{\"stream\":\"stdout\",\"text\":\"line 4\"},{\"stream\":\"stdout\",\"text\":\"line 5\"}],\"next\":\"5\"}");

            region.write("line 6");

            assertThat(events.next()).startsWith("id: 6").last().asString().contains("line 6");
        }
    }

    @Test
    void goOnAfterTheLastCursorSeen() throws Exception {
        var request = stream(PATH + "?after=1&tail=5").header("Last-Event-ID", "4").build();

        try (var events = new EventReader(request)) {
            assertThat(events.next()).startsWith("id: 5").last().asString().contains("line 5");
        }
    }

    @Test
    void comeInEventsOfAsManyLinesAsAskedFor() throws Exception {
        try (var events = new EventReader(stream(PATH + "?limit=3").build())) {
            assertThat(events.next()).startsWith("id: 3");
            assertThat(events.next()).startsWith("id: 5");
        }
    }

    @Test
    void keepALineBreakWithinItsLine() throws Exception {
        try (var events = new EventReader(stream(PATH + "?tail=0").build())) {
            region.write("one\ntwo\r\n\ndata: three");

            assertThat(events.next())
                    .hasSize(3)
                    .last()
                    .asString()
                    .contains("one\\ntwo\\r\\n\\ndata: three");
        }
    }

    @Test
    void areRefusedBeforeTheyBegin() throws IOException {
        api.control()
                .on(Query.FollowLogs.class, _ -> Answer.refused(ErrorCode.NOT_FOUND, "no machine"));

        api.send(stream(PATH)).isProblem(404, "not_found");
    }

    @Test
    void endWithAProblemWhenTheMachineGoes() throws Exception {
        try (var events = new EventReader(stream(PATH + "?tail=0").build())) {
            Await.until(() -> region.followers() == 1);
            api.control()
                    .on(
                            Query.ReadLogs.class,
                            _ -> Answer.refused(ErrorCode.NOT_FOUND, "it is gone"));
            region.write("the end");

            assertThat(events.next())
                    .startsWith("event: problem")
                    .last()
                    .asString()
                    .contains("it is gone");
            assertThat(events.next()).isEmpty();
        }
    }

    @Test
    void areNotFollowedForHead() {
        var reply = api.send(stream(PATH).HEAD());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(region.followers()).isZero();
    }

    private HttpRequest.Builder stream(String path) {
        return api.request(path).header("Accept", "text/event-stream");
    }
}
