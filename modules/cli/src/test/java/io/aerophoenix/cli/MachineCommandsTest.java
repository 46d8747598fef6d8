package io.aerophoenix.cli;

import static io.aerophoenix.cli.Samples.ID;
import static io.aerophoenix.cli.Samples.machine;
import static io.aerophoenix.cli.Samples.page;
import static io.aerophoenix.cli.StubRegion.ok;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineCommandsTest {
    private final StubRegion region = new StubRegion();

    @AfterEach
    void stopRegion() {
        region.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start",
                "stop",
                "suspend",
                "resume",
                "restart",
                "cordon",
                "uncordon",
                "readmit"
            })
    void moveAMachineById(String move) {
        region.on("POST /machines/" + ID + "/" + move, ok(machine("running")));

        var run = Run.against(region, "machine", move, ID);

        assertThat(run)
                .isEqualTo(new Run(0, "demo/web-1 (" + ID + ") is running, version 3.\n", ""));
        assertThat(region.asked().getFirst().body()).isEqualTo("{}");
        assertThat(region.asked().getFirst().header("If-Match")).isNull();
    }

    @Test
    void passTheExpectedVersionOn() {
        region.on("POST /machines/" + ID + "/stop", ok(machine("stopped")));
        region.on("DELETE /machines/" + ID + "?force=false", ok(machine("terminated")));

        Run.against(region, "machine", "stop", ID, "--if-version", "7");
        Run.against(region, "machine", "destroy", ID, "--if-version", "8");

        assertThat(region.asked())
                .extracting(it -> it.header("If-Match"))
                .containsExactly("\"7\"", "\"8\"");
    }

    @Test
    void destroyWithForceStopsFirst() {
        region.on("DELETE /machines/" + ID + "?force=true", ok(machine("terminated")));

        var run = Run.against(region, "machine", "destroy", "--force", ID);

        assertThat(run.out()).contains("is terminated");
    }

    @Test
    void listShowsATable() {
        region.on("GET /machines?limit=100", ok(page("null", machine("running"))));

        var run = Run.against(region, "machine", "list");

        assertThat(run.out())
                .isEqualTo(
                        """
                        MACHINE      ID                     STATE     REGION   DRIVER    CPUS   MEMORY MB   RESTARTS   UPDATED   MARKS
                        demo/web-1   m-01jd8z0k3w6q4x9v2t   running   iad      process    0.5         256          2        2m
                        """);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void listPassesItsFiltersOn() {
        region.on(
                "GET /machines?app=demo&region=iad&state=running%2Cstopped&q=web&limit=2",
                ok(page("\"m-2\"", machine("running"), machine("stopped"))));

        var run =
                Run.against(
                        region,
                        "machine",
                        "list",
                        "--app",
                        "demo",
                        "--region",
                        "iad",
                        "--state",
                        "running,stopped",
                        "--search",
                        "web",
                        "--limit",
                        "2");

        assertThat(run.out().lines()).hasSize(3);
        assertThat(run.err()).isEqualTo("2 of 2 shown; --all shows the rest.\n");
    }

    @Test
    void listWithoutMachinesSaysHowToCreateOne() {
        region.on("GET /machines?limit=100", ok(page("null")));

        var run = Run.against(region, "machine", "list");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("No machines. Create one: aeropctl machine create");
    }

    @Test
    void listPrintsTheRegionsAnswerUnchangedAsJson() {
        var answer = page("null", machine("running"));
        region.on("GET /machines?limit=100", ok(answer));

        var run = Run.against(region, "machine", "list", "--output", "json");

        assertThat(run.out())
                .isEqualTo(Json.pretty(Json.tree(answer)) + "\n")
                .contains("\"cpus\" : 0.50");
    }

    @Test
    void listAllReadsPageAfterPage() {
        region.on("GET /machines?limit=1000", ok(page("\"m-1\"", machine("running"))));
        region.on("GET /machines?limit=1000&after=m-1", ok(page("\"m-2\"", machine("stopped"))));
        region.on("GET /machines?limit=1000&after=m-2", ok(page("null", machine("suspended"))));

        var table = Run.against(region, "machine", "list", "--all");
        var json = Run.against(region, "machine", "list", "--all", "-o", "json");

        assertThat(table.out().lines()).hasSize(4);
        var tree = Json.tree(json.out());
        assertThat(tree.path("machines").size()).isEqualTo(3);
        assertThat(tree.path("total").asInt()).isEqualTo(3);
        assertThat(tree.path("next").isNull()).isTrue();
    }

    @Test
    void listAllWithoutMachinesIsAnEmptyList() {
        region.on("GET /machines?limit=1000", ok(page("null")));

        var json = Run.against(region, "machine", "list", "--all", "-o", "json");

        assertThat(Json.tree(json.out()).path("machines").isEmpty()).isTrue();
    }

    @Test
    void listStopsWhenAPagePointsAtItself() {
        region.on("GET /machines?limit=1000", ok(page("\"m-1\"", machine("running"))));
        region.on("GET /machines?limit=1000&after=m-1", ok(page("\"m-1\"", machine("stopped"))));

        Run.against(region, "machine", "list", "--all");

        assertThat(region.asked()).hasSize(2);
    }

    @Test
    void showTellsEverything() {
        region.on("GET /machines/" + ID, ok(machine("running")));

        var run = Run.against(region, "machine", "show", ID);

        assertThat(run.out())
                .isEqualTo(
                        """
                        demo/web-1 (m-01jd8z0k3w6q4x9v2t) is running, version 3.
                          region      iad, driver process
                          command     python3 -m http.server
                          resources   0.5 CPU, 256 MB
                          restart     on-failure, at most 3 retries; 2 so far
                          stop        SIGTERM, then 10 s of grace
                          env         MODE=a=b
                          metadata    team=core
                          process     pid 4711, since 2026-01-01T11:57:30Z; memory limited to 256 MB by cgroup
                          created     2026-01-01T10:00:00Z
                          updated     2026-01-01T11:57:30Z
                          may become  stopping suspended
                        """);
    }

    @Test
    void showTellsOfCordonLeaseAndChecks() {
        region.on(
                "GET /machines/" + ID,
                ok(
                        """
                        {"id":"%s","app":"demo","name":"web-1","state":"running","version":9,"cordoned":true,
                        "lease":{"holder":"ada","reason":"deploy","acquiredAt":"2026-01-01T11:00:00Z","expiresAt":"2026-01-01T11:00:30Z"},
                        "spec":{"checks":[
                        {"name":"web","kind":"http","port":8080,"method":"GET","path":"/healthz","headers":{},"intervalSeconds":10,"then":"restart"},
                        {"name":"db","kind":"tcp","port":5432,"intervalSeconds":5,"then":"report"},
                        {"name":"new","kind":"exec","command":["sh","-c","true"],"intervalSeconds":5,"then":"report"}]}}
                        """
                                .formatted(ID)));
        region.on("GET /machines/" + ID + "/health", ok(Samples.HEALTH));

        var run = Run.against(region, "machine", "show", ID);

        assertThat(run.out())
                .contains("is running and cordoned, version 9")
                .contains("leased by   ada until 2026-01-01T11:00:30Z (deploy)")
                .contains(
                        """
                          checks      web: http 8080 /healthz every 10 s, then restart; critical, 4 in a row
                                      db: tcp 5432 every 5 s, then report; unknown, 0 in a row
                                      new: exec sh -c true every 5 s, then report
                        """);
        assertThat(region.asked()).hasSize(2);
    }

    @Test
    void showAsJsonAsksForTheMachineOnly() {
        var checked =
                machine("running")
                        .replace("\"spec\":{", "\"spec\":{\"checks\":[{\"name\":\"web\"}],");
        region.on("GET /machines/" + ID, ok(checked));

        var run = Run.against(region, "machine", "show", ID, "-o", "json");

        assertThat(Json.tree(run.out())).isEqualTo(Json.tree(checked));
        assertThat(region.asked()).hasSize(1);
    }

    @Test
    void showTellsWhyAMachineFailedAndWhoHoldsIt() {
        region.on(
                "GET /machines/" + ID,
                ok(
                        """
                        {"id":"%s","app":"demo","name":"web-1","state":"stopped","version":9,"spec":{},
                        "lastExit":{"code":null,"signal":"SIGKILL","at":"2026-01-01T11:00:00Z","reason":"out of memory"},
                        "lastError":"no such file: \\u001b[2Jpython3",
                        "operation":{"id":"op-1","action":"start","actor":"ada","since":"2026-01-01T11:00:01Z"}}
                        """
                                .formatted(ID)));

        var run = Run.against(region, "machine", "show", ID);

        assertThat(run.out())
                .contains("last exit   signal SIGKILL at 2026-01-01T11:00:00Z, out of memory")
                .contains("last error  no such file: ?[2Jpython3")
                .contains("operation   start by ada since 2026-01-01T11:00:01Z (op-1)");
    }

    @Test
    void showTellsWhyAMachineIsQuarantined() {
        region.on(
                "GET /machines/" + ID,
                ok(
                        "{\"id\":\""
                                + ID
                                + "\",\"state\":\"quarantined\",\"quarantine\":{\"reason\":\"page 3 is damaged\"}}"));

        var run = Run.against(region, "machine", "show", ID);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(ID + " (" + ID + ") is quarantined")
                .contains("page 3 is damaged");
    }

    @Test
    void historyShowsTheTimesOfEachMove() {
        region.on(
                "GET /machines/" + ID + "/history",
                ok(
                        """
                        {"machine":"%s","transitions":[
                        {"version":1,"from":null,"to":"created","cause":"request","actor":"ada","intent":"i-1",
                        "queuedAt":"2026-01-01T10:00:00Z","journaledAt":"2026-01-01T10:00:00.000250Z",
                        "effectStartedAt":null,"effectDoneAt":null,"doneAt":"2026-01-01T10:00:00.0003Z","error":null},
                        {"version":2,"from":"created","to":"starting","cause":"request","actor":"ada","intent":"i-2",
                        "queuedAt":"2026-01-01T10:00:01Z","journaledAt":null,
                        "effectStartedAt":"2026-01-01T10:00:01.001Z","effectDoneAt":"2026-01-01T10:00:01.013Z",
                        "doneAt":"2026-01-01T10:00:01.014Z","error":"no such file"}]}
                        """
                                .formatted(ID)));

        var run = Run.against(region, "machine", "history", ID);

        assertThat(run.out())
                .isEqualTo(
                        """
                        VERSION   AT                          FROM      TO         CAUSE     ACTOR   JOURNAL MS   EFFECT MS   TOTAL MS   REMARK
                              1   2026-01-01T10:00:00.0003Z   -         created    request   ada          0.250           -      0.300   -
                              2   2026-01-01T10:00:01.014Z    created   starting   request   ada              -      12.000     14.000   no such file
                        """);
    }

    @Test
    void historyTellsNotesAndMovesInTheOrderOfTime() {
        region.on(
                "GET /machines/" + ID + "/history",
                ok(
                        """
                        {"machine":"%s","transitions":[
                        {"version":1,"to":"created","cause":"request","actor":"ada","doneAt":"2026-01-01T10:00:00Z"},
                        {"version":3,"from":"created","to":"starting","cause":"request","actor":"ada","doneAt":"2026-01-01T10:00:02.5Z"}],
                        "notes":[
                        {"version":2,"kind":"configured","at":"2026-01-01T10:00:02Z","actor":"bob","text":"command changed"},
                        {"version":3,"kind":"lease_acquired","at":"2026-01-01T10:00:03Z","actor":"ada","text":"leased for 30 s: \\u001bdeploy"}]}
                        """
                                .formatted(ID)));

        var run = Run.against(region, "machine", "history", ID);

        assertThat(run.out())
                .isEqualTo(
                        """
                        VERSION   AT                       FROM      TO         CAUSE            ACTOR   JOURNAL MS   EFFECT MS   TOTAL MS   REMARK
                              1   2026-01-01T10:00:00Z     -         created    request          ada              -           -          -   -
                              2   2026-01-01T10:00:02Z     -         -          configured       bob              -           -          -   command changed
                              3   2026-01-01T10:00:02.5Z   created   starting   request          ada              -           -          -   -
                              3   2026-01-01T10:00:03Z     -         -          lease_acquired   ada              -           -          -   leased for 30 s: ?deploy
                        """);
    }

    @Test
    void logsShowTheLastLines() {
        region.on(
                "GET /machines/" + ID + "/logs?tail=20",
                ok(
                        """
                        {"lines":[{"stream":"stdout","text":"hello"},{"stream":"stderr","text":""}],"next":"c"}
                        """));

        var run = Run.against(region, "machine", "logs", "--tail", "20", ID);

        assertThat(run.out()).isEqualTo("hello\n\n");
    }
}
