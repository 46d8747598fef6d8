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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadCommandsTest {
    private static final String EXEC = "POST /machines/" + ID + "/exec";

    private final StubRegion region = new StubRegion();

    @AfterEach
    void stopRegion() {
        region.close();
    }

    @Test
    void execPrintsWhatTheCommandWroteAndEndsAsItDid() {
        region.on(
                EXEC,
                ok(
                        """
                        {"code":3,"signal":null,"stdout":"a\\u001b[1mb","stderr":"oops\\n","truncated":false,"timedOut":false}
                        """));

        var run =
                Run.against(
                        region, "machine", "exec", ID, "--", "sh", "-c", "echo \"$A\"", "--input");

        assertThat(run).isEqualTo(new Run(3, "a\u001b[1mb", "oops\n"));
        assertThat(region.asked().getFirst().body())
                .isEqualTo("{\"command\":[\"sh\",\"-c\",\"echo \\\"$A\\\"\",\"--input\"]}");
    }

    @Test
    void execPassesInputAndTimeoutOn(@TempDir Path folder) throws IOException {
        region.on(EXEC, ok("{\"code\":0,\"stdout\":\"\",\"stderr\":\"\"}"));
        var file = Files.writeString(folder.resolve("input"), "from a file").toString();
        var shell = new Run.Shell().with("AEROPHOENIX_API", region.address()).typing("grüße\n");

        var run = shell.run("machine", "exec", "--input", "-", "--timeout", "60", ID, "--", "cat");
        shell.run("machine", "exec", "--input", file, ID, "--", "cat");

        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(Json.tree(region.asked().getFirst().body()))
                .isEqualTo(
                        Json.tree(
                                "{\"command\":[\"cat\"],\"input\":\"grüße\\n\",\"timeoutSeconds\":60}"));
        assertThat(region.asked().getLast().body()).contains("\"from a file\"");
    }

    @ParameterizedTest
    @CsvSource({"SIGKILL, 137", "SIGTERM, 143", "SIGHUP, 129", "SIGRTMIN, 128"})
    void execEndsWithTheNumberOfTheSignalThatEndedTheCommand(String signal, int exitCode) {
        region.on(EXEC, ok("{\"code\":null,\"signal\":\"%s\"}".formatted(signal)));

        assertThat(Run.against(region, "machine", "exec", ID, "--", "x").exitCode())
                .isEqualTo(exitCode);
    }

    @Test
    void execSaysWhenTheTimeWasUpAndWhenMoreWasWritten() {
        region.on(
                EXEC,
                ok(
                        """
                        {"code":null,"signal":"SIGKILL","stdout":"half","stderr":"","truncated":true,"timedOut":true}
                        """));

        var run = Run.against(region, "machine", "exec", ID, "--", "x");

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.out()).isEqualTo("half");
        assertThat(run.err()).contains("wrote more than is shown").contains("--timeout");
    }

    @Test
    void execEndsTheSameWayWithJson() {
        var answer = "{\"code\":3,\"signal\":null,\"stdout\":\"a\",\"stderr\":\"b\"}";
        region.on(EXEC, ok(answer));

        var run = Run.against(region, "machine", "exec", ID, "-o", "json", "--", "x");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(Json.tree(run.out())).isEqualTo(Json.tree(answer));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void execIsRepeatedUnderItsKeyWhenTheRegionIsBusyOrTheConnectionIsLost() {
        region.on(EXEC, StubRegion.busy("0"))
                .on(EXEC, StubRegion.lostConnection())
                .on(EXEC, ok("{\"code\":0,\"signal\":null,\"stdout\":\"a\",\"stderr\":\"\"}"));

        var run = Run.against(region, "machine", "exec", ID, "--", "x");

        assertThat(run.exitCode()).isZero();
        assertThat(region.asked()).hasSize(3);
        assertThat(region.asked().stream().map(it -> it.header("Idempotency-Key")).distinct())
                .hasSize(1);
    }

    @Test
    void execNeedsACommand() {
        var run = Run.against(region, "machine", "exec", ID);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("COMMAND");
    }

    @Test
    void execSaysWhereTheCommandBegins() {
        var run = Run.against(region, "machine", "exec", ID, "ls", "-l");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("after --");
        assertThat(region.asked()).isEmpty();
    }

    @Test
    void execRefusesInputThatIsNoTextOrTooMuch(@TempDir Path folder) throws IOException {
        var bytes = Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xC0, 0x20});
        var large = Files.write(folder.resolve("large"), new byte[256 * 1024 + 1]);

        assertInputRefused(bytes, "no text in UTF-8");
        assertInputRefused(large, "larger than 256 KiB");
        assertInputRefused(folder.resolve("absent"), "Cannot read");
    }

    private void assertInputRefused(Path file, String message) {
        var run =
                Run.against(region, "machine", "exec", "--input", file.toString(), ID, "--", "cat");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message).contains(file.toString());
        assertThat(region.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGHUP", "HUP", "hup"})
    void signalIsSentByItsFullName(String signal) {
        region.on("POST /machines/" + ID + "/signal", ok(machine("running")));

        var run = Run.against(region, "machine", "signal", ID, signal);

        assertThat(run).isEqualTo(new Run(0, "SIGHUP was sent to demo/web-1 (" + ID + ").\n", ""));
        assertThat(region.asked().getFirst().body()).isEqualTo("{\"signal\":\"SIGHUP\"}");
    }

    @Test
    void signalNeedsOne() {
        assertThat(Run.against(region, "machine", "signal", ID).exitCode()).isEqualTo(2);
    }

    @Test
    void healthShowsEachCheck() {
        region.on("GET /machines/" + ID + "/health", ok(Samples.HEALTH));

        var run = Run.against(region, "machine", "health", ID);

        assertThat(run.out())
                .isEqualTo(
                        """
                        m-01jd8z0k3w6q4x9v2t is critical.
                        CHECK   VERDICT    IN A ROW   AT                     OUTPUT
                        web     critical          4   2026-01-01T11:59:58Z   status 500
                        db      unknown           0   -                      -
                        """);
    }

    @Test
    void healthSaysWhenThereAreNoChecks() {
        region.on(
                "GET /machines/" + ID + "/health",
                ok("{\"machine\":\"" + ID + "\",\"verdict\":\"none\",\"checks\":[]}"));

        var run = Run.against(region, "machine", "health", ID);

        assertThat(run).isEqualTo(new Run(0, ID + " has no health checks.\n", ""));
    }
}
