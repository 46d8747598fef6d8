package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.AppQuery;
import io.aerophoenix.control.Command;
import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.lifecycle.Health;
import io.aerophoenix.lifecycle.Sighting;
import io.aerophoenix.security.Capability;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Machines as they are shown, listed and destroyed.
@ExtendWith(WithRunningFly.class)
class MachineTest {
    private static final String UNKNOWN = "m-01jd8z0k3w6q4x9v2t";

    private final RunningFly fly;
    private final FlyApp app;

    MachineTest(RunningFly fly) {
        this.fly = fly;
        this.app = FlyApp.of(fly);
    }

    @Test
    void showsAMachineThatWasMadeThroughAnotherFace() {
        var machine = app.foreign("web", "simulator", "serve", "--all");

        var shown = fly.go().get(app.path(machine)).is(200);

        Documents.check("Machine", shown.json());
        assertThat(shown.json().has("image_ref")).isFalse();
        var config = shown.json().path("config");
        assertThat(config.at("/init/exec").toString()).isEqualTo("[\"serve\",\"--all\"]");
        assertThat(config.at("/env/B").stringValue()).isEqualTo("2");
        assertThat(config.at("/metadata/team").stringValue()).isEqualTo("blue");
        assertThat(config.at("/guest/cpus").intValue()).isEqualTo(1);
        assertThat(config.at("/guest/memory_mb").intValue()).isEqualTo(64);
        assertThat(config.at("/restart/max_retries").intValue()).isEqualTo(3);
        assertThat(config.at("/stop_config/signal").stringValue()).isEqualTo("SIGTERM");
        assertThat(config.at("/stop_config/timeout").stringValue()).isEqualTo("10s");
    }

    @ParameterizedTest
    @CsvSource({"PASSING, passing", "CRITICAL, critical", "UNKNOWN, warning"})
    void showsWhatChecksSayInItsOwnWords(Health.Verdict verdict, String word) {
        var check = new Health.Check("up", verdict, 1, "so it is", Instant.EPOCH);
        fly.control()
                .answer(
                        Query.GetHealth.class,
                        _ -> new Answer.Done<>(new Health(verdict, List.of(check))));

        var made =
                app.create(
                                """
                                {"config":{"init":{"exec":["a"]},"checks":{"Up":{"type":"tcp","port":80}}}}\
                                """)
                        .is(200);

        Documents.check("[CheckStatus]", made.json().path("checks"));
        assertThat(made.json().path("checks").toString())
                .isEqualTo(
                        "[{\"name\":\"Up\",\"status\":\"%s\",\"output\":\"so it is\",\"updated_at\":\"1970-01-01T00:00:00Z\"}]"
                                .formatted(word));
    }

    @Test
    void isSeenThroughOtherFaces() {
        var path = app.started("web");

        var sighting = fly.ask(new Query.GetMachine(FlyApp.id(path)));

        assertThat(sighting)
                .isInstanceOfSatisfying(
                        Sighting.Known.class,
                        known -> {
                            assertThat(known.machine().app().value()).isEqualTo(app.name());
                            assertThat(known.machine().spec().command()).containsExactly("serve");
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "GET,''",
        "POST,''",
        "DELETE,''",
        "POST,/start",
        "POST,/stop",
        "POST,/restart",
        "POST,/suspend",
        "POST,/cordon",
        "POST,/uncordon",
        "POST,/signal",
        "POST,/exec",
        "GET,/ps",
        "GET,/events",
        "GET,/versions",
        "GET,/wait",
        "GET,/lease",
        "POST,/lease",
        "GET,/metadata",
        "PUT,/metadata",
        "PATCH,/metadata",
        "GET,/metadata/a",
        "POST,/metadata/a",
        "DELETE,/metadata/a",
        "GET,/memory",
        "PUT,/memory",
        "POST,/memory/reclaim"
    })
    void knowsNoMachineOfAnotherApp(String method, String action) {
        var others =
                app.started(
                        "web-"
                                + method.toLowerCase(Locale.ROOT)
                                + action.replaceAll("\\W", "-")
                                + "x");
        var id = FlyApp.id(others);
        var here = FlyApp.of(fly).machines();
        boolean bodied = !method.equals("GET") && !method.equals("DELETE");
        var body = bodied ? BODY : null;

        for (var wrong : List.of(id.value(), UNKNOWN, "148e272c3d5789")) {
            var answer = fly.go().send(method, here + "/" + wrong + action, body);
            answer.isError(404, "machine not found");
            assertThat(answer.text("/error")).isEqualTo("machine not found");
        }
    }

    /// Of every request the fields that it needs.
    private static final String BODY =
            "{\"signal\":\"SIGHUP\",\"cmd\":\"ls\",\"value\":\"1\",\"limit_mb\":1,\"amount_mb\":1,\"config\":%s}"
                    .formatted(FlyApp.CONFIG);

    @Test
    void saysThatTheFileOfAMachineCannotBeRead() {
        var path = app.started("web");
        fly.control()
                .answer(
                        Query.GetMachine.class,
                        it ->
                                new Answer.Done<>(
                                        new Sighting.Quarantined(
                                                it.machine(),
                                                "its file is damaged",
                                                Instant.EPOCH)));

        fly.go().get(path).isError(409, "failed_precondition: its file is damaged");
    }

    @Test
    void listsMachines() {
        var one = app.started("one");
        var two = app.created("two");
        app.createWith("three", "\"team\":\"blue\",\"sim.fail\":\"start\"").is(200);
        var gone = app.created("gone");
        fly.js().delete(gone).is(200);

        Documents.check("[Machine]", fly.go().get(app.machines()).is(200).json());
        assertThat(names("")).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(names("?state=started")).containsExactly("one");
        assertThat(names("?state=created,failed")).containsExactlyInAnyOrder("two", "three");
        assertThat(names("?state=stopped")).isEmpty();
        assertThat(names("?state=creating")).isEmpty();
        assertThat(names("?state=destroyed")).containsExactly("gone");
        assertThat(names("?include_deleted=true")).hasSize(4);
        assertThat(names("?include_deleted=")).hasSize(4);
        assertThat(names("?include_deleted")).hasSize(4);
        assertThat(names("?include_deleted=false")).hasSize(3);
        assertThat(names("?region=iad")).hasSize(3);
        assertThat(names("?region=lhr")).isEmpty();
        assertThat(names("?metadata.team=blue")).containsExactly("three");
        assertThat(names("?metadata.team=red")).isEmpty();
        assertThat(names("?unheard=of")).hasSize(3);
        assertThat(one).isNotEqualTo(two);
    }

    private List<String> names(String query) {
        return fly.go()
                .get(app.machines() + query)
                .is(200)
                .json()
                .valueStream()
                .map(machine -> machine.path("name").stringValue())
                .toList();
    }

    @Test
    void tellsTheEventsOfEachInAListAsFarAsTheyCanBeRead() {
        app.started("web");

        var list = fly.go().get(app.machines()).is(200).json();
        assertThat(list.path(0).path("events").path(0).path("type").stringValue())
                .isEqualTo("start");

        fly.control()
                .refuse(
                        Query.GetHistory.class,
                        Refusal.of(ErrorCode.QUARANTINED, "its file is damaged"));
        var rest = fly.go().get(app.machines()).is(200).json();
        assertThat(rest.path(0).path("name").stringValue()).isEqualTo("web");
        assertThat(rest.path(0).path("events").isEmpty()).isTrue();
    }

    @Test
    void leavesTheDetailsOutOfSummaries() {
        app.started("web");

        var summary = fly.go().get(app.machines() + "?summary=true").is(200).json();

        Documents.check("[Machine]", summary);
        assertThat(summary.path(0).path("state").stringValue()).isEqualTo("started");
        for (var left : List.of("config", "events", "checks", "host_status", "nonce")) {
            assertThat(summary.path(0).has(left)).as(left).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "state=flying, state: no machine is ever 'flying'",
        "region=L, region: ",
        "summary=perhaps, summary: must be true or false",
        "include_deleted=7, include_deleted: must be true or false"
    })
    void saysWhatIsWrongWithAList(String query, String text) {
        fly.go().get(app.machines() + "?" + query).isError(400, "invalid_argument: " + text);
    }

    @Test
    void saysThatThereIsNoSuchApp() {
        fly.control()
                .refuse(AppQuery.GetApp.class, Refusal.of(ErrorCode.NOT_FOUND, "there is none"));

        fly.go().get("/apps/nowhere/machines").isError(404, "app not found");
        fly.go().get("/apps/No_Where/machines").isError(404, "app not found");
    }

    @Test
    void passesOnWhatTheDoorSaysToAList() {
        fly.control()
                .refuse(
                        Query.ListMachines.class,
                        Refusal.of(ErrorCode.OVERLOADED, "too much at once"));

        var refused = fly.go().get(app.machines()).isError(429, "resource_exhausted: too much");

        assertThat(refused.header("Retry-After")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"force=true", "kill=true", "force=true&kill=false"})
    void destroysAMachineByForceInWhateverState(String how) {
        var path = app.started("web");
        fly.go().post(path + "/lease?ttl=60").is(201);

        var done = fly.js().delete(path + "?" + how).is(200);

        Documents.check("Ok", done.json());
        assertThat(done.json().path("ok").booleanValue()).isTrue();
        assertThat(app.state(path)).isEqualTo("destroyed");
        fly.go().get(path + "/lease").isError(404, "lease not found");
    }

    @Test
    void destroysWithoutForceOnlyWhatDoesNotRun() {
        var path = app.started("web");

        fly.go().delete(path + "?kill=false").isError(409, "failed_precondition: ");
        fly.go().delete(path).isError(409, "failed_precondition: ");
        fly.go().post(path + "/stop").is(200);
        fly.go().delete(path + "?kill=false").is(200);

        assertThat(app.state(path)).isEqualTo("destroyed");
        fly.go().delete(path).is(200);
        fly.go().post(path + "/start").isError(409, "failed_precondition: ");
        app.started("web");
    }

    @Test
    void destroysOnlyForThoseWhoMayAndHoldTheLease() {
        var path = app.created("web");
        fly.go().post(path + "/lease?ttl=60").is(201);

        fly.go()
                .withToken(fly.token(Capability.MACHINE_CREATE))
                .delete(path)
                .isError(403, "machine_destroy");
        fly.go().delete(path).isError(409, "lease currently held by ada, expires at ");
        fly.go().delete(path + "?force=perhaps").isError(400, "force: must be true or false");
    }

    @Test
    void saysThatTheJournalCannotBeWritten() {
        var path = app.created("web");
        fly.control()
                .refuse(
                        Command.DestroyMachine.class,
                        Refusal.of(ErrorCode.STORAGE_FAILED, "the disk is full"));

        fly.go().delete(path).isError(503, "unavailable: the disk is full");
    }
}
