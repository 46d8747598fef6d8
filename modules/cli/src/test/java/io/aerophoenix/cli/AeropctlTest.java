package io.aerophoenix.cli;

import static io.aerophoenix.cli.StubRegion.ok;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AeropctlTest {
    private static final String REGIONS =
            """
            {"regions":[{"region":"iad","status":"ready","machines":2,"drivers":[
            {"driver":"process","capacity":{"cpus":2,"memoryMb":4096},"used":{"cpus":0.5,"memoryMb":256}},
            {"driver":"simulator","capacity":{"cpus":1000,"memoryMb":1000000},"used":{"cpus":0,"memoryMb":0}}]}]}
            """;

    private final StubRegion region = new StubRegion();

    @AfterEach
    void stopRegion() {
        region.close();
    }

    @Test
    void listsRegionsWithTheRoomTheyHave() {
        region.on("GET /regions", ok(REGIONS));

        var run = Run.against(region, "region", "list");

        assertThat(run.out())
                .isEqualTo(
                        """
                        REGION   STATUS   MACHINES   DRIVER      CPUS USED     OF   MEMORY MB USED        OF
                        iad      ready           2   process           0.5      2              256      4096
                        iad      ready           2   simulator           0   1000                0   1000000
                        """);
    }

    @Test
    void rebuildsTheIndexOfTheRegionThatIsNamedOrAsked() {
        var report =
                """
                {"region":"iad","machines":100000,"differed":3,"missing":1,"orphaned":2,"damaged":0,"seconds":12.5}
                """;
        region.on("GET /regions", ok(REGIONS));
        region.on("POST /regions/iad/index/rebuild", ok(report));

        var named = Run.against(region, "region", "rebuild", "iad");
        assertThat(region.asked()).hasSize(1);
        var asked = Run.against(region, "region", "rebuild");
        var json = Run.against(region, "region", "rebuild", "iad", "-o", "json");

        assertThat(named.out())
                .isEqualTo(
                        "The index of iad was made anew in 12.5 s from the files of 100000 machines: 3 differed, 1 were missing in it, 2 had no file.\n");
        assertThat(asked).isEqualTo(named);
        assertThat(Json.tree(json.out())).isEqualTo(Json.tree(report));
    }

    @Test
    void saysWhereToSeeFilesThatARebuildFoundDamaged() {
        region.on(
                "POST /regions/iad/index/rebuild",
                ok("{\"region\":\"iad\",\"machines\":2,\"damaged\":1,\"seconds\":0.1}"));

        var run = Run.against(region, "region", "rebuild", "iad");

        assertThat(run.out())
                .contains("1 files are damaged. See `aeropctl machine list --state quarantined`.");
    }

    @Test
    void asksWhichRegionToRebuildWhenThereAreSeveral() {
        region.on("GET /regions", ok("{\"regions\":[{\"region\":\"iad\"},{\"region\":\"fra\"}]}"));

        var run = Run.against(region, "region", "rebuild");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Name one of: iad, fra.");
        assertThat(region.lines()).containsExactly("GET /regions");
    }

    @Test
    void printsNothingButTheSignInLink() {
        var link = "http://127.0.0.1:8081/sign-in?code=abc";
        region.on(
                "POST /sign-in-codes",
                StubRegion.answer(
                        201, "application/json", "{\"code\":\"abc\",\"url\":\"" + link + "\"}"));

        var run = Run.against(region, "sign-in");

        assertThat(run).isEqualTo(new Run(0, link + "\n", ""));
    }

    @Test
    void coloursStatesOnATerminalOnly() {
        region.on("GET /machines?limit=100", ok(Samples.page("null", Samples.machine("running"))));
        var shell = new Run.Shell().with("AEROPHOENIX_API", region.address());

        assertThat(shell.run("machine", "list").out()).doesNotContain("\u001b[");
        assertThat(shell.onATerminal().run("machine", "list").out())
                .contains("\u001b[32mrunning\u001b[0m");
        assertThat(shell.with("NO_COLOR", "1").run("machine", "list").out())
                .doesNotContain("\u001b[");
        assertThat(shell.with("NO_COLOR", "").with("TERM", "dumb").run("machine", "list").out())
                .doesNotContain("\u001b[");
    }

    @Test
    void printsACompletionScriptThatKnowsItsCommands() {
        var run = Run.against(region, "generate-completion");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("#!/")
                .contains(
                        "machine", "suspend", "--idempotency-key", "rebuild", "acquire", "--check");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "machine create",
                "machine list",
                "machine show",
                "machine start",
                "machine cordon",
                "machine uncordon",
                "machine readmit",
                "machine destroy",
                "machine update",
                "machine configs",
                "machine rollback",
                "machine label",
                "machine lease",
                "machine lease acquire",
                "machine lease renew",
                "machine lease release",
                "machine lease break",
                "machine lease show",
                "machine lease run",
                "machine health",
                "machine signal",
                "machine exec",
                "machine history",
                "machine wait",
                "machine logs",
                "region list",
                "region rebuild",
                "events"
            })
    void explainsEveryCommand(String command) {
        var run = Run.against(region, (command + " --help").split(" ", -1));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("aeropctl " + command).contains("--output");
        assertThat(region.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop",
                "destroy",
                "update",
                "rollback",
                "label",
                "cordon",
                "signal",
                "exec"
            })
    void explainsTheLeaseOfEachCommandThatChangesAMachine(String command) {
        assertThat(Run.against(region, "machine", command, "--help").out())
                .contains("--lease=NONCE")
                .contains("AEROPCTL_LEASE")
                .contains("--if-version");
    }

    @Test
    void saysWhichBuildItIs() {
        assertThat(Run.against(region, "--version").out()).startsWith("aeropctl ");
    }

    @Test
    void suggestsWhatMayHaveBeenMeant() {
        var run = Run.against(region, "machine", "histroy");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("machine history").contains("aeropctl machine --help");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void saysWhereAMachinesOwnCommandBegins() {
        var run =
                Run.against(
                        region,
                        "machine",
                        "create",
                        "--app",
                        "a",
                        "--name",
                        "b",
                        "python3",
                        "-m",
                        "http.server");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("after --");
    }

    @Test
    void refusesValuesOfTheWrongKind() {
        assertThat(Run.against(region, "machine", "list", "--limit", "many").exitCode())
                .isEqualTo(2);
        assertThat(Run.against(region, "machine", "list", "-o", "xml").exitCode()).isEqualTo(2);
        assertThat(Run.against(region, "machine", "stop").exitCode()).isEqualTo(2);
        assertThat(Run.against(region, "machine", "create", "--app", "a", "--env", "NOVALUE").err())
                .contains("is not NAME=VALUE");
    }

    @Test
    void showsTheCommandsWhenNoneIsNamed() {
        var run = Run.against(region);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("machine", "region", "events", "sign-in");
    }
}
