package io.aerophoenix.cli;

import static io.aerophoenix.cli.Samples.ID;
import static io.aerophoenix.cli.Samples.machine;
import static io.aerophoenix.cli.StubRegion.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ConfigurationCommandsTest {
    private static final String GET = "GET /machines/" + ID;
    private static final String PUT = "PUT /machines/" + ID + "/config";
    private static final String OUTCOME =
            "demo/web-1 (m-01jd8z0k3w6q4x9v2t) is running, version 3.\n";

    private final StubRegion region = new StubRegion();

    @AfterEach
    void stopRegion() {
        region.close();
    }

    private JsonNode sentSpec() {
        return Json.tree(region.asked().getLast().body()).path("spec");
    }

    @Test
    void updateChangesWhatTheOptionsSayAndNothingElse() {
        region.on(GET, ok(machine("running"))).on(PUT, ok(machine("running")));
        var expected = (ObjectNode) Json.tree(machine("running")).path("spec").deepCopy();
        expected.withObjectProperty("resources").put("memoryMb", 512);
        expected.withObjectProperty("env").put("NEW", "1").remove("MODE");
        expected.putArray("command").add("python3").add("-V");

        var run =
                Run.against(
                        region,
                        "machine",
                        "update",
                        ID,
                        "--memory",
                        "512",
                        "--env",
                        "NEW=1",
                        "--env",
                        "MODE-",
                        "--",
                        "python3",
                        "-V");

        assertThat(run).isEqualTo(new Run(0, OUTCOME, ""));
        assertThat(sentSpec()).isEqualTo(expected);
    }

    @Test
    void updateDoesNotOverwriteWhatSomebodyElseHasChangedInBetween() {
        region.on(GET, ok(machine("running"))).on(PUT, ok(machine("running")));

        Run.against(region, "machine", "update", ID, "--memory", "512");
        assertThat(region.asked().getLast().header("If-Match")).isEqualTo("\"3\"");

        Run.against(region, "machine", "update", ID, "--memory", "512", "--if-version", "2");
        assertThat(region.asked().getLast().header("If-Match")).isEqualTo("\"2\"");
    }

    @Test
    void updateReplacesTheWholeWithAFile(@TempDir Path folder) throws IOException {
        region.on(PUT, ok(machine("running")));
        var spec =
                Files.writeString(folder.resolve("spec.json"), "{\"command\":[\"a\"]}").toString();

        Run.against(region, "machine", "update", ID, "--spec", spec, "--cpus", "2");

        assertThat(region.lines()).containsExactly(PUT);
        assertThat(sentSpec())
                .isEqualTo(Json.tree("{\"command\":[\"a\"],\"resources\":{\"cpus\":2.0}}"));
        assertThat(region.asked().getLast().header("If-Match")).isNull();
    }

    @Test
    void updateReadsStandardInput() {
        region.on(PUT, ok(machine("running")));

        new Run.Shell()
                .with("AEROPHOENIX_API", region.address())
                .typing("{\"command\":[\"piped\"]}")
                .run("machine", "update", ID, "--spec", "-", "--if-version", "3");

        assertThat(sentSpec()).isEqualTo(Json.tree("{\"command\":[\"piped\"]}"));
        assertThat(region.asked().getLast().header("If-Match")).isEqualTo("\"3\"");
    }

    @Test
    void updateSendsNothingWhenNothingWouldChange() {
        region.on(GET, ok(machine("running")));

        var run = Run.against(region, "machine", "update", ID, "--memory", "256");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo(OUTCOME);
        assertThat(run.err()).contains("nothing was changed").contains("update --help");
        assertThat(region.lines()).containsExactly(GET);
    }

    @Test
    void updateDoesNotMakeUpAConfigurationForAMachineThatHasNone() {
        region.on(GET, ok("{\"id\":\"%s\",\"state\":\"quarantined\"}".formatted(ID)));

        var run = Run.against(region, "machine", "update", ID, "--memory", "256");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("has no configuration").contains("machine show");
        assertThat(region.lines()).containsExactly(GET);
    }

    @Test
    void updatePutsChecksInTheirPlaceByName() {
        var checked =
                machine("running")
                        .replace(
                                "\"metadata\"",
                                """
                                "checks":[{"name":"web","kind":"tcp","port":80},{"name":"old","kind":"tcp","port":1}],"metadata"\
                                """);
        region.on(GET, ok(checked)).on(PUT, ok(checked));

        Run.against(
                region,
                "machine",
                "update",
                ID,
                "--check",
                "http:8080/healthz,name=web",
                "--check",
                "old-",
                "--check",
                "tcp:5432");

        assertThat(sentSpec().path("checks"))
                .isEqualTo(
                        Json.tree(
                                """
                                [{"name":"web","kind":"http","port":8080,"path":"/healthz"},
                                {"name":"tcp-5432","kind":"tcp","port":5432}]
                                """));
    }

    @Test
    void configsTellsWhatEachChanged() {
        region.on(
                "GET /machines/" + ID + "/configs",
                ok(
                        """
                        {"machine":"%s","configs":[
                        {"version":1,"at":"2026-01-01T10:00:00Z","actor":"ada","spec":{"command":["a"],"env":{}}},
                        {"version":7,"at":"2026-01-01T11:00:00Z","actor":"bob","spec":{"command":["b"],"env":{},"metadata":{}}}]}
                        """
                                .formatted(ID)));

        var run = Run.against(region, "machine", "configs", ID);

        assertThat(run.out())
                .isEqualTo(
                        """
                        VERSION   AT                     ACTOR   CHANGED
                              1   2026-01-01T10:00:00Z   ada     (the first)
                              7   2026-01-01T11:00:00Z   bob     command, metadata
                        """);
    }

    @Test
    void rollbackNamesTheVersion() {
        region.on("POST /machines/" + ID + "/rollback", ok(machine("running")));

        var run = Run.against(region, "machine", "rollback", ID, "7", "--if-version", "9");

        assertThat(run).isEqualTo(new Run(0, OUTCOME, ""));
        assertThat(region.asked().getFirst().body()).isEqualTo("{\"version\":7}");
        assertThat(region.asked().getFirst().header("If-Match")).isEqualTo("\"9\"");
    }

    @Test
    void rollbackNeedsAVersion() {
        assertThat(Run.against(region, "machine", "rollback", ID).exitCode()).isEqualTo(2);
        assertThat(Run.against(region, "machine", "rollback", ID, "latest").exitCode())
                .isEqualTo(2);
    }

    @Test
    void labelPutsAndTakesAway() {
        region.on("PATCH /machines/" + ID + "/metadata", ok(machine("running")));

        var run = Run.against(region, "machine", "label", ID, "team=core", "a=b=c", "stage-", "e=");

        assertThat(run.out()).isEqualTo(OUTCOME + "  metadata    team=core\n");
        assertThat(region.asked().getFirst().body())
                .isEqualTo("{\"team\":\"core\",\"a\":\"b=c\",\"stage\":null,\"e\":\"\"}");
    }

    @Test
    void labelRefusesWhatIsNoLabelOrContradictsItself() {
        var none = Run.against(region, "machine", "label", ID);
        var odd = Run.against(region, "machine", "label", ID, "team");
        var twice = Run.against(region, "machine", "label", ID, "team=core", "team-");

        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(odd.exitCode()).isEqualTo(2);
        assertThat(odd.err()).contains("'team' is not NAME=VALUE, nor NAME- to take it away");
        assertThat(twice.exitCode()).isEqualTo(2);
        assertThat(twice.err()).contains("team is named twice");
        assertThat(region.asked()).isEmpty();
    }

    @Test
    void listPassesLabelsOn() {
        region.on(
                "GET /machines?label=team%3Acore&label=a%3Ab%3Dc&limit=100",
                ok(Samples.page("null")));

        var run =
                Run.against(region, "machine", "list", "--label", "team=core", "--label", "a=b=c");

        assertThat(run.exitCode()).isZero();
        assertThat(Run.against(region, "machine", "list", "--label", "team").err())
                .contains("'team' is not NAME=VALUE");
    }

    @Test
    void cordonIsSeenInTheAnswerAndInTheList() {
        var cordoned =
                machine("running")
                        .replace(
                                "\"version\"",
                                "\"cordoned\":true,\"lease\":{\"holder\":\"ada\"},\"version\"");
        region.on("POST /machines/" + ID + "/cordon", ok(cordoned));
        region.on("GET /machines?limit=100", ok(Samples.page("null", cordoned)));

        var cordon = Run.against(region, "machine", "cordon", ID);
        var list = Run.against(region, "machine", "list");

        assertThat(cordon.out())
                .isEqualTo("demo/web-1 (" + ID + ") is running and cordoned, version 3.\n");
        assertThat(list.out().lines().toList().getLast()).endsWith("2m   cordoned, leased by ada");
    }
}
