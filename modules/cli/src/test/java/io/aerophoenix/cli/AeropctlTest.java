package io.aerophoenix.cli;

import static io.aerophoenix.cli.StubRegion.ok;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
        assertThat(run.out()).startsWith("#!/").contains("machine", "suspend", "--idempotency-key");
    }

    @Test
    void explainsEveryCommand() {
        for (var command :
                new String[] {"create", "list", "start", "destroy", "history", "wait", "logs"}) {
            var run = Run.against(region, "machine", command, "--help");

            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("aeropctl machine " + command).contains("--output");
        }
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
