package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of the Fly Machines REST API that others wrote, the npm package `fly-admin`, at work with a real region.
@WholeProcess
class FlyAdminIT {
    private static final Map<String, String> AT_ANY_RATE = Map.of("--fly-rates", "off");
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void drivesTheWholeLifeOfAMachineByTheCallsThatWeKnow(@TempDir Path folder) throws Exception {
        var story = FlyStory.read("fly-admin");
        try (var region = LivingRegion.in(folder);
                var proxy = new RecordingProxy(region.start(AT_ANY_RATE));
                var client = clientOf(story, proxy, region.client())) {
            new FlyPlay(story)
                    .play(call ->
                            call.call() == null
                                    ? region.client().send(story.requestOf(call))
                                    : theirs(story, call, client, proxy));

            assertThat(region.log()).doesNotContain("SEVERE", "Exception");
        }
    }

    @Test
    void knowsEveryCallOfTheClientAndWhichCannotBeAnswered(@TempDir Path folder) throws Exception {
        var story = FlyStory.read("fly-admin");
        var cannot = story.cannot().keySet();
        try (var region = LivingRegion.in(folder);
                var proxy = new RecordingProxy(region.start(AT_ANY_RATE));
                var client = clientOf(story, proxy, region.client())) {
            var known = new HashSet<>(story.driven());
            known.addAll(cannot);

            assertThat(client.methods()).isEqualTo(known);
            assertThat(story.driven()).doesNotContainAnyElementsOf(cannot);
            for (var method : cannot) {
                var outcome = client.call(method, List.of(JSON.createObjectNode()));

                assertThat(outcome.error()).as(method).startsWith("404: ");
                assertThat(proxy.taken())
                        .as(method)
                        .extracting(it -> it.request().target())
                        .containsExactly(story.base() + "/graphql");
            }
        }
    }

    private static FlyAdmin clientOf(FlyStory story, RecordingProxy proxy, RegionClient region)
            throws IOException, InterruptedException {
        return FlyAdmin.start(proxy.address().resolve(story.base()), region.token());
    }

    /// Lets the client make a call, and compares what it sends with what the story says.
    private static Reply theirs(
            FlyStory story, FlyStory.Call call, FlyAdmin client, RecordingProxy proxy)
            throws IOException {
        var outcome = client.call(Objects.requireNonNull(call.call()), call.with());
        var exchanges = proxy.taken();
        assertThat(exchanges).as("%s: %s", call.call(), outcome).hasSize(1);
        var exchange = exchanges.getFirst();
        compare(exchange.request(), story.requestOf(call));
        compare(outcome, exchange.reply());
        return exchange.reply();
    }

    private static void compare(RawRequest theirs, RawRequest ours) {
        assertThat(theirs.method() + " " + theirs.target())
                .isEqualTo(ours.method() + " " + ours.target());
        assertThat(json(theirs.body())).as(ours.target()).isEqualTo(json(ours.body()));
        assertThat(theirs.headers()).containsAllEntriesOf(ours.headers());
    }

    /// The client hands on what it is answered.
    private static void compare(FlyAdmin.Outcome outcome, Reply reply) {
        if (reply.isSuccess()) {
            assertThat(outcome.error()).isNull();
            assertThat(outcome.answer()).isEqualTo(json(reply.text()));
        } else {
            assertThat(outcome.error()).isEqualTo("%d: %s", reply.status(), reply.text());
        }
    }

    private static JsonNode json(String text) {
        return text.isEmpty() ? JSON.nullNode() : JSON.readTree(text);
    }
}
