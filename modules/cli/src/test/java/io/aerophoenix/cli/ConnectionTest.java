package io.aerophoenix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {
    private static final String LINE = "GET /regions";
    private static final StubRegion.Answer REGIONS = StubRegion.ok("{\"regions\":[]}");

    private final StubRegion region = new StubRegion();

    @AfterEach
    void stopRegion() {
        region.close();
    }

    private Run.Shell shell() {
        return new Run.Shell().with("AEROPHOENIX_API", region.address());
    }

    private String authorization() {
        return String.valueOf(region.asked().getLast().header("Authorization"));
    }

    @Test
    void prefersTheTokenThatIsNearest(@TempDir Path folder) throws IOException {
        region.on(LINE, REGIONS);
        var option = Files.writeString(folder.resolve("option"), "from-option-file\n").toString();
        var variable =
                Files.writeString(folder.resolve("variable"), "from-variable-file").toString();
        Files.createDirectories(folder.resolve("aerophoenix"));
        Files.writeString(folder.resolve("aerophoenix/token"), "kept\n");
        var shell = shell().with("XDG_CONFIG_HOME", folder.toString());

        shell.run("region", "list");
        assertThat(authorization()).isEqualTo("Bearer kept");

        shell.with("AEROPHOENIX_TOKEN_FILE", variable).run("region", "list");
        assertThat(authorization()).isEqualTo("Bearer from-variable-file");

        shell.with("AEROPHOENIX_TOKEN", "from-variable").run("region", "list");
        assertThat(authorization()).isEqualTo("Bearer from-variable");

        shell.run("region", "list", "--token-file", option);
        assertThat(authorization()).isEqualTo("Bearer from-option-file");

        shell.run("--token", "from-option", "region", "list", "--token-file", option);
        assertThat(authorization()).isEqualTo("Bearer from-option");
    }

    @Test
    void goesWithoutATokenWhenThereIsNoneAndSaysHowToGetOne() {
        region.on(
                LINE, StubRegion.problem(401, Samples.problem("unauthenticated", "Who are you?")));

        var run = shell().run("region", "list");

        assertThat(authorization()).isEqualTo("null");
        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(run.err()).contains("No token was sent.").contains("./aero token");
    }

    @Test
    void saysThatATokenWasNotAccepted() {
        region.on(LINE, StubRegion.problem(401, Samples.problem("unauthenticated", "Expired.")));

        var run = shell().run("region", "list", "--token", "old");

        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(run.err()).contains("The token is expired").doesNotContain("old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "line\nbreak", "tökén", "/home/me/token file"})
    void refusesATokenThatCannotBeOneWithoutRepeatingIt(String token) {
        var run = shell().run("region", "list", "--token", token);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--token-file").doesNotContain(token);
        assertThat(region.asked()).isEmpty();
    }

    @Test
    void saysWhichTokenFileCannotBeRead(@TempDir Path folder) {
        var absent = folder.resolve("absent").toString();

        var run = shell().run("region", "list", "--token-file", absent);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(absent).contains("./aero token");
    }

    @Test
    void takesTheAddressFromTheOptionFirst() {
        region.on(LINE, REGIONS);

        var run =
                new Run.Shell()
                        .with("AEROPHOENIX_API", "http://127.0.0.1:1")
                        .run("region", "list", "--api", region.address() + "/");

        assertThat(run.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1:8080", "ftp://127.0.0.1", "http://", "http://a b", "nonsense"})
    void refusesWhatIsNoAddress(String address) {
        var run = shell().run("region", "list", "--api", address);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("is no address");
    }

    @Test
    void saysHowToStartARegionWhenNoneAnswers() throws IOException {
        int freePort;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freePort = socket.getLocalPort();
        }

        var run = shell().run("region", "list", "--api", "http://127.0.0.1:" + freePort);
        var create =
                shell().run(
                                "machine",
                                "create",
                                "--app",
                                "a",
                                "--name",
                                "b",
                                "--api",
                                "http://127.0.0.1:" + freePort);

        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.err())
                .contains("http://127.0.0.1:" + freePort)
                .contains("connection was refused")
                .contains("./aero up");
        assertThat(create.exitCode()).isEqualTo(8);
        assertThat(create.err()).doesNotContain("not known whether");
    }

    @Test
    void saysWhenTheConnectionWasLost() {
        region.on(LINE, StubRegion.lostConnection());

        var run = shell().run("region", "list");

        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.err()).contains("the connection was lost");
    }

    @Test
    void saysWhenSomebodyElseAnswers() {
        region.on(LINE, StubRegion.answer(404, "text/html", "<html>"));

        var run = shell().run("region", "list");

        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.err()).contains("is no region (status 404, text/html)");
    }

    @Test
    void doesNotWaitForAnAnswerForEver() {
        var patience = new CountDownLatch(1);
        region.on(LINE, _ -> awaitQuietly(patience));

        var run = shell().waiting(Duration.ofMillis(50)).run("region", "list");
        patience.countDown();

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.err()).contains("has not answered within");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
