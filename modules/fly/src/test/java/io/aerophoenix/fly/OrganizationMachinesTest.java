package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.lifecycle.MachinePage;
import io.aerophoenix.lifecycle.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(WithRunningFly.class)
class OrganizationMachinesTest {
    private static final String MACHINES = "/orgs/personal/machines";

    private final RunningFly fly;
    private final String app;
    private final Instant before = Instant.now();

    OrganizationMachinesTest(RunningFly fly) {
        this.fly = fly;
        this.app = fly.freshApp();
    }

    @BeforeEach
    void thereAreThree() {
        create("one");
        create("two");
        create("three");
    }

    private String create(String name) {
        return fly.go()
                .post(
                        "/apps/%s/machines".formatted(app),
                        """
                        {"name":"%s","config":{"init":{"exec":["sleep","60"]},"image":"alpine:3",\
                        "env":{"SECRET":"x"},"guest":{"cpus":1,"memory_mb":256},"metadata":{"team":"blue"}}}\
                        """
                                .formatted(name))
                .is(200)
                .text("/id");
    }

    private FlyReply list(String query) {
        return fly.go().get("%s?updated_after=%s&%s".formatted(MACHINES, before, query)).is(200);
    }

    private Stream<JsonNode> machines(FlyReply reply) {
        return reply.json()
                .at("/machines")
                .valueStream()
                .filter(it -> it.path("app_name").stringValue().equals(app));
    }

    private List<String> names(FlyReply reply) {
        return machines(reply).map(it -> it.path("name").stringValue()).toList();
    }

    @Test
    void areListedWithWhatTellsThemApart() {
        var listed = list("");

        Documents.check("OrgMachinesResponse", listed.json());
        assertThat(listed.json().at("/error_regions")).isEmpty();
        var one = machines(listed).findFirst().orElseThrow();
        assertThat(one.path("state").stringValue()).isEqualTo("started");
        assertThat(one.path("version")).isEqualTo(one.path("instance_id"));
        assertThat(one.at("/config/image").stringValue()).isEqualTo("alpine:3");
        assertThat(one.at("/config/guest/memory_mb").intValue()).isEqualTo(256);
        assertThat(one.at("/config/metadata/team").stringValue()).isEqualTo("blue");
        assertThat(one.path("config").propertyNames())
                .containsExactlyInAnyOrder("guest", "image", "metadata");
        assertThat(listed.text("/last_machine_id")).isNotEmpty();
    }

    @Test
    void areListedFromTheOneThatChangedLongestAgo() {
        assertThat(names(list(""))).containsExactly("one", "two", "three");

        var two = machines(list("")).toList().get(1).path("id").stringValue();
        fly.go().post("/apps/%s/machines/%s/stop".formatted(app, two)).is(200);

        assertThat(names(list(""))).containsExactly("one", "three", "two");
        assertThat(names(list("state=stopped,suspended"))).containsExactly("two");
        assertThat(names(list("state=started"))).containsExactly("one", "three");
    }

    @Test
    void areListedSinceATimeOnly() {
        var all = list("");
        var last = all.text("/last_updated_at");

        var later = fly.js().get(MACHINES + "?updated_after=" + last).is(200);

        assertThat(machines(later)).isEmpty();
        assertThat(later.json().has("last_machine_id")).isFalse();
    }

    @Test
    void comeInPages() {
        var seen = new ArrayList<String>();
        var page = list("limit=2&summary=true");
        Documents.check("OrgMachinesResponse", page.json());
        assertThat(page.json().at("/machines")).hasSize(2).allMatch(it -> !it.has("config"));
        while (true) {
            seen.addAll(names(page));
            var next = page.json().path("next_cursor").stringValue(null);
            if (next == null) {
                break;
            }
            page = fly.js().get("%s?limit=2&cursor=%s".formatted(MACHINES, next)).is(200);
        }

        assertThat(seen).containsExactly("one", "two", "three");
    }

    @Test
    void areListedAfterTheirEndOnRequest() {
        var one = machines(list("")).findFirst().orElseThrow().path("id").stringValue();
        fly.go().delete("/apps/%s/machines/%s?force=true".formatted(app, one)).is(200);

        assertThat(names(list(""))).containsExactly("two", "three");
        var all = list("include_deleted=true");
        assertThat(names(all)).containsExactly("two", "three", "one");
        assertThat(machines(all).toList().getLast().path("state").stringValue())
                .isEqualTo("destroyed");
        assertThat(names(list("include_deleted=true&state=destroyed"))).containsExactly("one");
    }

    @Test
    void areOfOneRegion() {
        assertThat(names(list("region=iad"))).hasSize(3);
        assertThat(names(list("region=lhr"))).isEmpty();
    }

    @Test
    void areNotAllThereWhereAFileCannotBeRead() {
        var lost =
                new Sighting.Quarantined(
                        new MachineId("m-01jd8z0k3w6q4x9v2t"), "it is damaged", before);
        fly.control()
                .answer(
                        Query.ListMachines.class,
                        _ -> new Answer.Done<>(new MachinePage(List.of(lost), null, 1)));

        var listed = list("");

        assertThat(listed.json().at("/machines")).isEmpty();
        assertThat(listed.text("/error_regions/0")).isEqualTo("iad");
    }

    @Test
    void areNotListedForWhatMakesNoSense() {
        fly.go().get("/orgs/acme/machines").isError(404, "there is no such organization");
        fly.go().get(MACHINES + "?limit=0").isError(400, "limit: must be");
        fly.go().get(MACHINES + "?cursor=x").isError(400, "cursor: must be a next_cursor");
        fly.go().get(MACHINES + "?updated_after=noon").isError(400, "updated_after: must be");
    }
}
