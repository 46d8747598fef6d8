package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(WithRunningFly.class)
class MachineHistoryTest {
    private final RunningFly fly;
    private final FlyApp app;
    private final FlyClient go;

    MachineHistoryTest(RunningFly fly) {
        this.fly = fly;
        this.app = FlyApp.of(fly);
        this.go = fly.go();
    }

    private List<String> events(String path) {
        return go.get(path)
                .is(200)
                .json()
                .valueStream()
                .map(it ->
                        "%s %s %s"
                                .formatted(
                                        it.path("type").stringValue(),
                                        it.path("status").stringValue(),
                                        it.path("source").stringValue()))
                .toList();
    }

    @Test
    void tellsOfALifeTheNewestFirst() {
        var path = app.started("web");
        go.post(path + "/suspend").is(200);
        go.post(path + "/start").is(200);
        go.post(path + "/signal", "{\"signal\":\"SIGHUP\"}").is(200);
        go.post(path + "/metadata/a", "{\"value\":\"1\"}").is(204);
        go.post(path + "/lease?ttl=1").is(201);
        go.delete(path + "?force=true").is(200);

        var events = go.get(path + "/events").is(200).json();

        Documents.check("[MachineEvent]", events);
        assertThat(events(path + "/events"))
                .containsExactly(
                        "destroy destroyed user",
                        "exit stopped flyd",
                        "stop stopping user",
                        "update started user",
                        "signal started user",
                        "resume started user",
                        "suspend suspended user",
                        "start started flyd",
                        "start starting user",
                        "launch created user");
        assertThat(events.valueStream().map(it -> it.path("id").stringValue()))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.length() == 26)
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(events.valueStream().map(it -> it.path("timestamp").longValue()))
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(events.at("/1/request/exit_event/requested_stop").booleanValue()).isTrue();
    }

    @Test
    void tellsHowWorkloadsEndedByThemselves() {
        var path =
                app.path(
                        app.createWith(
                                        "web",
                                        "\"sim.exit-after\":\"1ms\",\"sim.exit-code\":\"3\",\"n\":\"1\"")
                                .is(200)
                                .json());
        go.get(path + "/wait?state=stopped").is(200);

        var event =
                go.get(path + "/events?limit=50")
                        .is(200)
                        .json()
                        .valueStream()
                        .filter(it -> it.path("type").stringValue().equals("exit"))
                        .toList()
                        .getLast();

        assertThat(event.path("source").stringValue()).isEqualTo("flyd");
        assertThat(event.path("status").stringValue()).isEqualTo("stopped");
        var ending = event.at("/request/exit_event");
        assertThat(ending.path("exit_code").intValue()).isEqualTo(3);
        assertThat(ending.path("signal").intValue()).isZero();
        assertThat(ending.path("oom_killed").booleanValue()).isFalse();
        assertThat(ending.path("requested_stop").booleanValue()).isFalse();
        go.delete(path + "?force=true").is(200);
    }

    @Test
    void tellsAsMuchAsIsAskedFor() {
        var path = app.created("web");
        for (int i = 0; i < 26; i++) {
            go.post(path + (i % 2 == 0 ? "/cordon" : "/uncordon")).is(200);
        }

        assertThat(events(path + "/events")).hasSize(20);
        assertThat(events(path + "/events?limit=2"))
                .containsExactly("uncordon created user", "cordon created user");
        assertThat(events(path + "/events?limit=50")).hasSize(27).endsWith("launch created user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "51", "-1", "many"})
    void refusesToTellMoreOrLess(String limit) {
        go.get(app.created("web") + "/events?limit=" + limit)
                .isError(400, "invalid_argument: limit: must be a whole number");
    }

    @Test
    void saysThatTheFileCannotBeRead() {
        var path = app.created("web");
        fly.control().refuse(Query.GetHistory.class, Refusal.of(ErrorCode.QUARANTINED, "damaged"));
        fly.control()
                .refuse(
                        Query.ListConfigurations.class,
                        Refusal.of(ErrorCode.QUARANTINED, "damaged"));

        go.get(path + "/events").isError(409, "failed_precondition: damaged");
        go.get(path + "/versions").isError(409, "failed_precondition: damaged");
    }

    @Test
    void tellsOfVersionsTheNewestFirst() {
        var path = app.started("web");
        var first = go.get(path);
        var second =
                go.post(path, "{\"config\":{\"image\":\"nginx:2\",\"init\":{\"exec\":[\"b\"]}}}")
                        .is(200);

        var versions = go.get(path + "/versions").is(200);

        Documents.check("[MachineVersion]", versions.json());
        assertThat(versions.json()).hasSize(2);
        assertThat(versions.text("/0/version")).isEqualTo(second.text("/instance_id"));
        assertThat(versions.json().at("/0/user_config")).isEqualTo(second.json().path("config"));
        assertThat(versions.text("/1/version")).isEqualTo(first.text("/instance_id"));
        assertThat(versions.json().at("/1/user_config")).isEqualTo(first.json().path("config"));
    }
}
