package io.aerophoenix.cli;

import static io.aerophoenix.cli.Samples.ID;
import static io.aerophoenix.cli.StubRegion.events;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final String LOGS = "GET /machines/" + ID + "/logs?tail=100";
    private static final StubRegion.Answer GONE =
            StubRegion.problem(404, Samples.problem("not_found", "No such machine."));

    private final StubRegion region = new StubRegion();

    @AfterEach
    void stopRegion() {
        region.close();
    }

    private static String lines(String cursor, String... texts) {
        var lines =
                Arrays.stream(texts)
                        .map("{\"stream\":\"stdout\",\"text\":\"%s\"}"::formatted)
                        .toList();
        return "event: lines\nid: %s\ndata: {\"lines\":[%s],\ndata: \"next\":\"%s\"}\n\n"
                .formatted(cursor, String.join(",", lines), cursor);
    }

    private static String change(long position, String to) {
        return """
        event: change
        id: %d
        data: {"position":%d,"machine":{"app":"demo","name":"web-1"},"transitions":[{"from":"stopped","to":"%s",
        data: "cause":"request","actor":"ada","doneAt":"2026-01-01T12:00:00Z","error":null}]}

        """
                .formatted(position, position, to);
    }

    @Test
    void resumesAfterTheLastEventWhenTheConnectionIsLost() {
        region.on(
                LOGS,
                events(
                        lines("c1", "one", "two")
                                + ": heartbeat\n\n"
                                + lines("c2", "three")
                                + "data: {\"li"));
        region.on(LOGS, StubRegion.lostConnection());
        region.on(LOGS, events(lines("c3", "four")));
        region.on(LOGS, GONE);

        var run = Run.against(region, "machine", "logs", "-f", ID);

        assertThat(run.out()).isEqualTo("one\ntwo\nthree\nfour\n");
        assertThat(region.asked())
                .extracting(it -> it.header("Last-Event-ID"))
                .containsExactly(null, "c2", "c2", "c3");
        assertThat(region.asked())
                .allSatisfy(it -> assertThat(it.header("Accept")).isEqualTo("text/event-stream"));
        assertThat(run.err()).contains("the connection was lost; resuming");
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void comesBackToARegionThatTurnsItAwayForNow() {
        region.on(LOGS, StubRegion.busy("0")).on(LOGS, events(lines("c1", "one"))).on(LOGS, GONE);

        var run = Run.against(region, "machine", "logs", "-f", ID);

        assertThat(run.out()).isEqualTo("one\n");
        assertThat(run.err()).startsWith("aeropctl: Too many requests. (overloaded); trying again");
    }

    @Test
    void tellsWhatWasNoMoveToo() {
        region.on(
                "GET /events",
                events(
                        """
                        event: change
                        id: 1
                        data: {"position":1,"machine":{"app":"demo","name":"web-1"},"transitions":[],
                        data: "notes":[{"version":3,"kind":"cordoned","at":"2026-01-01T12:00:00Z","actor":"ada","text":"no new work"}]}

                        """));
        region.on("GET /events", GONE);

        var run = Run.against(region, "events");

        assertThat(run.out())
                .isEqualTo("2026-01-01T12:00:00Z  demo/web-1  cordoned by ada: no new work\n");
    }

    @Test
    void endsWithTheProblemThatTheRegionEndsItWith() {
        var problem = Samples.problem("not_found", "The machine is gone.");
        region.on(LOGS, events(lines("c1", "one") + "event: problem\ndata: " + problem + "\n\n"));

        var run = Run.against(region, "machine", "logs", "-f", ID);

        assertThat(run)
                .isEqualTo(new Run(3, "one\n", "aeropctl: The machine is gone. (not_found)\n"));
        assertThat(region.asked()).hasSize(1);
    }

    @Test
    void givesUpWhenTheRegionStaysAway() {
        region.on(LOGS, events(lines("c1", "one"))).on(LOGS, StubRegion.lostConnection());

        var run = Run.against(region, "machine", "logs", "-f", ID);

        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(region.asked()).hasSizeLessThan(10);
    }

    @Test
    void doesNotTryAgainWhenItNeverHadAConnection() {
        region.on(LOGS, StubRegion.lostConnection());

        var run = Run.against(region, "machine", "logs", "-f", ID);

        assertThat(run.exitCode()).isEqualTo(8);
        // The JDK's client itself repeats a GET once.
        assertThat(region.asked()).hasSizeLessThanOrEqualTo(2);
        assertThat(run.err()).doesNotContain("resuming");
    }

    @Test
    void takesALongSilenceForALostConnection() {
        region.on(
                LOGS,
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().flush();
                    awaitInterrupt();
                });
        region.on(LOGS, GONE);

        var run = Run.against(region, "machine", "logs", "-f", ID);

        assertThat(region.asked()).hasSize(2);
        assertThat(run.exitCode()).isEqualTo(3);
    }

    private static void awaitInterrupt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void showsAChangeOnALine() {
        region.on("GET /events?app=demo", events(change(7, "starting") + change(8, "running")));
        region.on("GET /events?app=demo", GONE);

        var run = Run.against(region, "events", "--app", "demo");

        assertThat(run.out())
                .isEqualTo(
                        """
                        2026-01-01T12:00:00Z  demo/web-1  stopped -> starting  request by ada
                        2026-01-01T12:00:00Z  demo/web-1  stopped -> running  request by ada
                        """);
        assertThat(region.asked().getLast().header("Last-Event-ID")).isEqualTo("8");
    }

    @Test
    void printsAChangeAsOneLineOfJson() {
        region.on("GET /events", events(change(7, "starting") + change(8, "running")))
                .on("GET /events", GONE);

        var run = Run.against(region, "events", "-o", "json");

        assertThat(run.out().lines().map(it -> Json.tree(it).path("position").asInt()))
                .containsExactly(7, 8);
    }

    @Test
    void beginsAfterAPositionAndSaysWhatIsMissing() {
        region.on(
                "GET /events",
                events("event: missed\ndata: {\"oldestKept\":90}\n\nevent: novelty\ndata: x\n\n"));
        region.on("GET /events", GONE);

        var run = Run.against(region, "events", "--after", "5");

        assertThat(region.asked().getFirst().header("Last-Event-ID")).isEqualTo("5");
        assertThat(run.err()).contains("changes before position 90 are no longer kept");
        assertThat(run.out()).isEmpty();
    }
}
