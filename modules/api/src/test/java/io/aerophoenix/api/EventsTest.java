package io.aerophoenix.api;

import static io.aerophoenix.api.Samples.EXPIRED;
import static io.aerophoenix.api.Samples.OTHER;
import static io.aerophoenix.api.Samples.event;
import static io.aerophoenix.api.Samples.leased;
import static io.aerophoenix.api.Samples.other;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Lease;
import io.aerophoenix.lifecycle.EventListener;
import io.aerophoenix.security.Capability;
import io.aerophoenix.security.TokenRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(WithRunningApi.class)
@Timeout(60)
class EventsTest {
    private static final int MANY = 50;

    private final RunningApi api;
    private final Lease lease = Samples.lease();
    private final FollowedRegion region = new FollowedRegion();

    EventsTest(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void install() {
        region.install(api.control());
    }

    @Test
    void arriveAsTheyHappen() throws Exception {
        try (var events = follow("/events")) {
            Await.until(() -> region.followers() == 1);

            region.tell(event(7), event(8));

            assertThat(events.response().headers().firstValue("Content-Type"))
                    .contains("text/event-stream");
            assertThat(events.response().headers().firstValue("Cache-Control"))
                    .contains("no-store");
            var first = events.next();
            assertThat(first).hasSize(3).startsWith("id: 7", "event: change");
            assertThat(first.get(2))
                    .startsWith(
                            "data: {\"position\":7,\"machine\":{\"id\":\"m-01jd8z0k3w6q4x9v2t\"")
                    .contains("\"transitions\":[{\"version\":3,")
                    .contains("\"notes\":[{\"version\":3,\"kind\":\"lease_acquired\",");
            assertThat(events.next()).startsWith("id: 8", "event: change");
        }
    }

    @Test
    void hideALeaseThatHasExpired() throws Exception {
        try (var events = follow("/events")) {
            Await.until(() -> region.followers() == 1);

            region.tell(event(7, leased(EXPIRED)), event(8, leased(lease)));

            assertThat(events.next().getLast()).contains("\"cordoned\":true,\"lease\":null");
            assertThat(events.next().getLast()).contains("\"lease\":{\"holder\":\"bob\"");
        }
    }

    @Test
    void showThatTheStreamIsAliveWhenNothingHappens() throws Exception {
        try (var events = follow("/events")) {
            assertThat(events.line()).isEqualTo(": following");
            assertThat(events.line()).isEmpty();
            assertThat(events.line()).isEqualTo(": alive");
        }
    }

    @Test
    void goOnAfterTheLastOneSeen() throws Exception {
        var request = api.request("/events").header("Last-Event-ID", "41").build();

        try (var _ = new EventReader(request)) {
            assertThat(((Query.WatchEvents) api.control().last().request()).after()).isEqualTo(41);
        }
    }

    @Test
    void beginNowWhenNothingIsSaid() throws Exception {
        try (var _ = follow("/events")) {
            assertThat(((Query.WatchEvents) api.control().last().request()).after()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "99999999999999999999", "1 2"})
    void doNotGoOnAfterWhatNeverWas(String id) {
        api.send(api.request("/events?app=No!").header("Last-Event-ID", id))
                .isProblem(400, "invalid_request")
                .faults("Last-Event-ID", "app");
        assertThat(region.followers()).isZero();
    }

    @Test
    void sayWhatWasMissed() throws Exception {
        try (var events = follow("/events")) {
            Await.until(() -> region.followers() == 1);

            region.tell(listener -> listener.missed(100));

            assertThat(events.next())
                    .containsExactly("event: missed", "data: {\"oldestKept\":100}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?app=bank", "?machine=m-01jd8z0k3w6q4x9v2v"})
    void areOnlyThoseThatWereAskedFor(String filter) throws Exception {
        try (var events = follow("/events" + filter)) {
            Await.until(() -> region.followers() == 1);

            region.tell(event(1), event(2, other()));

            var first = events.next();
            assertThat(first).startsWith("id: 2");
            assertThat(first.getLast()).contains(OTHER.value());
        }
    }

    @Test
    void areRefusedBeforeTheyBegin() {
        api.control()
                .on(
                        Query.WatchEvents.class,
                        _ -> Answer.refused(ErrorCode.STORAGE_FAILED, "the journal is gone"));

        api.get("/events").isProblem(503, "storage_failed");
    }

    @Test
    void areRefusedToWhomMayNotRead() {
        api.send(
                        HttpRequest.newBuilder(api.uri("/api/v1/events"))
                                .header(
                                        "Authorization",
                                        "Bearer " + api.token(Capability.SCALING_READ)))
                .isProblem(403, "forbidden");
    }

    @Test
    void areNotFollowedForHead() {
        var reply = api.send(api.request("/events").HEAD());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(region.followers()).isZero();
    }

    @Test
    void endWithTheTokenThatTheyWereAskedWith() throws Exception {
        var shortLived =
                api.mint(TokenRules.LOCAL)
                        .mint("ada", EnumSet.of(Capability.MACHINE_READ), Duration.ofSeconds(2));
        var request =
                HttpRequest.newBuilder(api.uri("/api/v1/events"))
                        .header("Authorization", "Bearer " + shortLived)
                        .build();

        try (var events = new EventReader(request)) {
            assertThat(events.next()).isEmpty();
        }
        Await.until(() -> region.followers() == 0);
    }

    @Test
    void leaveNothingBehindWhenManyClientsGo() throws Exception {
        var followers = new ArrayList<EventReader>();
        for (int i = 0; i < MANY; i++) {
            followers.add(follow("/events"));
        }
        Await.until(() -> region.followers() == MANY);

        followers.forEach(EventReader::close);

        Await.until(() -> region.followers() == 0);
    }

    @Test
    void leaveNothingBehindWhenAClientGoesInTheMiddle() throws Exception {
        var events = follow("/events");
        Await.until(() -> region.followers() == 1);
        region.tell(event(1));
        events.next();

        events.close();
        region.tell(event(2));

        Await.until(() -> region.followers() == 0);
    }

    @Test
    void waitForAClientThatDoesNotReadAndThenDropIt() throws IOException {
        try (var client = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            var request =
                    "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                            .formatted(api.token());
            client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            Await.until(() -> region.followers() == 1);

            region.tell(EventsTest::flood);

            Await.until(() -> region.followers() == 0);
        }
    }

    /// More than all buffers on the way can hold, unless the listener makes the region wait.
    private static void flood(EventListener listener) {
        for (int i = 1; i < 1_000_000 && !Thread.currentThread().isInterrupted(); i++) {
            listener.changed(List.of(event(i)));
        }
    }

    private EventReader follow(String path) throws IOException, InterruptedException {
        return new EventReader(api.request(path).build());
    }
}
