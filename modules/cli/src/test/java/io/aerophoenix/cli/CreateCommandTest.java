package io.aerophoenix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreateCommandTest {
    private static final String LINE = "POST /apps/demo/machines?start=true";
    private static final StubRegion.Answer CREATED =
            StubRegion.answer(201, "application/json", Samples.machine("running"));

    private final StubRegion region = new StubRegion();

    @AfterEach
    void stopRegion() {
        region.close();
    }

    @Test
    void failsWhenTheMachineWasCreatedButDidNotStart() {
        var stopped =
                Samples.machine("stopped")
                        .replace(
                                "\"lastError\":null",
                                "\"lastError\":\"there is no program nosuch\"");
        region.on(LINE, StubRegion.answer(201, "application/json", stopped));

        var run = Run.against(region, "machine", "create", "--app", "demo", "--name", "web-1");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("was created, but did not start: there is no program nosuch.")
                .contains("aeropctl machine start demo/web-1");
    }

    @Test
    void sendsWhatTheOptionsSay() {
        region.on("POST /apps/demo/machines?start=false", CREATED);

        var run =
                Run.against(
                        region,
                        "machine",
                        "create",
                        "--app",
                        "demo",
                        "--name",
                        "web-1",
                        "--driver",
                        "simulator",
                        "--region",
                        "iad",
                        "--cpus",
                        "0.5",
                        "--memory",
                        "64",
                        "--env",
                        "GREETING=\"a=b\" ${HOME} @c",
                        "--env",
                        "EMPTY=",
                        "--metadata",
                        "team=core",
                        "--directory",
                        "/srv",
                        "--restart",
                        "on-failure",
                        "--max-retries",
                        "3",
                        "--stop-signal",
                        "SIGINT",
                        "--stop-grace",
                        "5",
                        "--check",
                        "http:9000/healthz,name=web,then=restart",
                        "--no-start",
                        "--idempotency-key",
                        "once",
                        "--",
                        "sh",
                        "-c",
                        "echo \"$GREETING\" --tail -f",
                        "@file");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        var asked = region.asked().getFirst();
        assertThat(asked.header("Idempotency-Key")).isEqualTo("once");
        assertThat(asked.header("Content-Type")).isEqualTo("application/json");
        assertThat(Json.tree(asked.body()))
                .isEqualTo(
                        Json.tree(
                                """
                                {"name":"web-1","region":"iad","driver":"simulator","workingDirectory":"/srv",
                                "command":["sh","-c","echo \\"$GREETING\\" --tail -f","@file"],
                                "env":{"GREETING":"\\"a=b\\" ${HOME} @c","EMPTY":""},"metadata":{"team":"core"},
                                "resources":{"cpus":0.5,"memoryMb":64},"restart":{"policy":"on-failure","maxRetries":3},
                                "stop":{"signal":"SIGINT","graceSeconds":5},
                                "checks":[{"name":"web","kind":"http","port":9000,"path":"/healthz","then":"restart"}]}
                                """));
    }

    @Test
    void leavesOutWhatNobodySaidSoThatTheRegionDecides() {
        region.on(LINE, CREATED);

        var run = Run.against(region, "machine", "create", "--app", "demo", "--name", "web-1");

        assertThat(region.asked().getFirst().body())
                .isEqualTo("{\"name\":\"web-1\",\"driver\":\"process\"}");
        assertThat(run.out())
                .isEqualTo("demo/web-1 (m-01jd8z0k3w6q4x9v2t) is running, version 3.\n");
    }

    @Test
    void sendsAgainWithTheSameKeyAfterALostConnection() {
        region.on(LINE, StubRegion.lostConnection())
                .on(LINE, StubRegion.lostConnection())
                .on(LINE, CREATED);

        var run = Run.against(region, "machine", "create", "--app", "demo", "--name", "web-1");

        assertThat(run.exitCode()).isZero();
        var keys =
                region.asked().stream().map(it -> it.header("Idempotency-Key")).distinct().toList();
        assertThat(region.asked()).hasSize(3);
        assertThat(keys).hasSize(1);
        assertThat(UUID.fromString(keys.getFirst())).isNotNull();
    }

    @Test
    void givesUpAfterSomeLostConnectionsAndSaysHowToBeSure() {
        region.on(LINE, StubRegion.lostConnection());

        var run =
                Run.against(
                        region,
                        "machine",
                        "create",
                        "--app",
                        "demo",
                        "--name",
                        "web-1",
                        "--idempotency-key",
                        "k-1");

        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(region.asked()).hasSize(4);
        assertThat(run.err())
                .contains("it is not known whether it was done")
                .contains("--idempotency-key k-1");
    }

    @Test
    void doesNotSendARefusedRequestAgain() {
        region.on(
                LINE,
                StubRegion.problem(503, Samples.problem("no_capacity", "iad has 0.5 CPU left.")));

        var run = Run.against(region, "machine", "create", "--app", "demo", "--name", "web-1");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(region.asked()).hasSize(1);
    }

    @Test
    void refusesACheckThatIsNone() {
        var run =
                Run.against(
                        region, "machine", "create", "--app", "a", "--name", "b", "--check",
                        "udp:53");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'udp:53' is no check").contains("tcp:PORT");
    }

    @Test
    void readsTheMachineFromAFileAndLetsOptionsChangeIt(@TempDir Path folder) throws IOException {
        region.on(LINE, CREATED);
        var spec = folder.resolve("spec.json");
        Files.writeString(
                spec,
                """
                {"name":"old","driver":"simulator","command":["a"],"env":{"A":"1","B":"2"},"resources":{"cpus":2}}\
                """);

        Run.against(
                region,
                "machine",
                "create",
                "--app",
                "demo",
                "-f",
                spec.toString(),
                "--name",
                "web-1",
                "--env",
                "B=3",
                "--memory",
                "64");

        assertThat(Json.tree(region.asked().getFirst().body()))
                .isEqualTo(
                        Json.tree(
                                """
                                {"name":"web-1","driver":"simulator","command":["a"],"env":{"A":"1","B":"3"},
                                "resources":{"cpus":2,"memoryMb":64}}
                                """));
    }

    @Test
    void readsTheMachineFromStandardInput() {
        region.on(LINE, CREATED);

        var run =
                new Run.Shell()
                        .with("AEROPHOENIX_API", region.address())
                        .typing("{\"name\":\"piped\"}")
                        .run("machine", "create", "--app", "demo", "-f", "-");

        assertThat(run.exitCode()).isZero();
        assertThat(region.asked().getFirst().body()).contains("\"piped\"");
    }

    @Test
    void refusesAFileThatIsNoMachine(@TempDir Path folder) throws IOException {
        var broken = Files.writeString(folder.resolve("broken.json"), "{\"name\":");
        var list = Files.writeString(folder.resolve("list.json"), "[]");
        var absent = folder.resolve("absent.json");

        assertRefused(broken, "is not JSON");
        assertRefused(list, "holds no JSON object");
        assertRefused(absent, "Cannot read");
    }

    private void assertRefused(Path file, String message) {
        var run = Run.against(region, "machine", "create", "--app", "demo", "-f", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message).contains(file.toString());
        assertThat(region.asked()).isEmpty();
    }

    @Test
    void needsAName() {
        var run = Run.against(region, "machine", "create", "--app", "demo");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--name NAME");
    }

    @Test
    void escapesTheAppInThePath() {
        region.on("POST /apps/a%2F..%2Fb%20c/machines?start=true", CREATED);

        var run = Run.against(region, "machine", "create", "--app", "a/../b c", "--name", "web-1");

        assertThat(run.exitCode()).isZero();
    }

    @Test
    void namesEveryFaultThatTheRegionFound() {
        region.on(
                LINE,
                StubRegion.problem(
                        400,
                        """
                        {"code":"invalid_request","detail":"The machine is not valid.","errors":[
                        {"field":"resources.cpus","message":"must be more than 0"},
                        {"field":"nmae","message":"is unknown"}]}
                        """));

        var run = Run.against(region, "machine", "create", "--app", "demo", "--name", "web-1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        """
                        aeropctl: The machine is not valid. (invalid_request)
                          resources.cpus: must be more than 0
                          nmae: is unknown
                        """);
    }
}
