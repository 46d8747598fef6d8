package io.aerophoenix.cli;

import static io.aerophoenix.cli.Samples.ID;
import static io.aerophoenix.cli.Samples.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Real commands under the lease of a scripted region. Their output goes to files, for they share ours.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LeaseRunTest {
    private static final String ACQUIRE = "POST /machines/" + ID + "/lease";
    private static final String RELEASE = "DELETE /machines/" + ID + "/lease";
    private static final StubRegion.Answer RENEWED = StubRegion.ok("{\"machine\":\"" + ID + "\"}");
    private static final StubRegion.Answer BROKEN =
            StubRegion.problem(412, problem("precondition_failed", "Nobody holds a lease."));

    private final StubRegion region = new StubRegion();

    @TempDir Path folder;

    @BeforeEach
    void grant() {
        region.on(ACQUIRE, StubRegion.granted("n-1")).on(RELEASE, StubRegion.done());
    }

    @AfterEach
    void stopRegion() {
        region.close();
    }

    private Run run(String ttl, String script) {
        return Run.against(
                region,
                "machine",
                "lease",
                "run",
                ID,
                "--reason",
                "deploy",
                "--ttl",
                ttl,
                "--",
                "sh",
                "-c",
                script,
                folder.toString());
    }

    private List<StubRegion.Asked> renewals() {
        return region.asked().stream().filter(it -> it.line().equals(ACQUIRE)).skip(1).toList();
    }

    private boolean isThere(String file) {
        return Files.exists(folder.resolve(file));
    }

    @Test
    void givesTheCommandTheNonceAndReleasesItAfterwards() throws IOException {
        var run = run("30", "printf %s \"$AEROPCTL_LEASE\" > $0/nonce; exit 7");

        assertThat(run).isEqualTo(new Run(7, "", ""));
        assertThat(Files.readString(folder.resolve("nonce"))).isEqualTo("n-1");
        assertThat(region.lines()).containsExactly(ACQUIRE, RELEASE);
        assertThat(region.asked().getLast().header("Machine-Lease-Nonce")).isEqualTo("n-1");
    }

    @Test
    void endsAsACommandThatASignalEnded() {
        assertThat(run("30", "kill -TERM $$").exitCode()).isEqualTo(143);
    }

    @Test
    void renewsTheLeaseForAsLongAsTheCommandTakes() {
        region.on(ACQUIRE, renewedAndNoted("once"))
                .on(ACQUIRE, renewedAndNoted("twice"))
                .on(ACQUIRE, RENEWED);

        var run = run("1", "until [ -e $0/twice ]; do sleep 0.01; done");

        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(renewals())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(it -> {
                    assertThat(it.header("Machine-Lease-Nonce")).isEqualTo("n-1");
                    assertThat(it.body()).isEqualTo("{\"ttlSeconds\":1}");
                });
        assertThat(region.lines().getLast()).isEqualTo(RELEASE);
    }

    private StubRegion.Answer renewedAndNoted(String file) {
        return exchange -> {
            Files.createFile(folder.resolve(file));
            RENEWED.to(exchange);
        };
    }

    @Test
    void survivesARenewalThatFailsOnce() {
        region.on(ACQUIRE, StubRegion.lostConnection())
                .on(ACQUIRE, renewedAndNoted("again"))
                .on(ACQUIRE, RENEWED);

        var run = run("1", "until [ -e $0/again ]; do sleep 0.01; done");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("the lease was not renewed").contains("connection was lost");
    }

    @Test
    void endsTheCommandWhenTheLeaseWasBroken() {
        region.on(ACQUIRE, BROKEN);

        var run = run("1", "trap 'touch $0/ended; exit 0' TERM; while :; do sleep 0.01; done");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err())
                .contains("The lease of " + ID + " was lost, so the command was ended")
                .contains("Nobody holds a lease.")
                .contains("machine history");
        assertThat(isThere("ended")).isTrue();
        assertThat(renewals()).hasSize(1);
    }

    @Test
    void endsACommandThatDoesNotWantToWhenTheRegionStaysAway() {
        region.on(ACQUIRE, StubRegion.lostConnection());

        var run = run("1", "trap '' TERM; echo $$ > $0/pid; while :; do sleep 0.01; done");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(renewals()).hasSize(2);
        assertThat(ProcessHandle.of(pid())).isNotPresent();
    }

    private long pid() {
        try {
            return Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void saysWhenTheLeaseCouldNotBeReleasedAndKeepsTheExitCode() {
        var silent = new StubRegion();
        silent.on(ACQUIRE, StubRegion.granted("n-1")).on(RELEASE, BROKEN);

        var run =
                Run.against(
                        silent, "machine", "lease", "run", ID, "--reason", "deploy", "--", "false");
        silent.close();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("was not released: Nobody holds a lease.")
                .contains("ends by itself within 30 seconds");
    }

    @Test
    void releasesTheLeaseWhenThereIsNoSuchCommand() {
        var run =
                Run.against(
                        region,
                        "machine",
                        "lease",
                        "run",
                        ID,
                        "--reason",
                        "deploy",
                        "--",
                        "no-such");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Cannot run no-such");
        assertThat(region.lines()).containsExactly(ACQUIRE, RELEASE);
    }

    @Test
    void runsNothingWithoutTheLease() {
        var held = new StubRegion();
        held.on(ACQUIRE, StubRegion.problem(409, problem("locked", "It is leased by bob.")));

        var run =
                Run.against(
                        held,
                        "machine",
                        "lease",
                        "run",
                        ID,
                        "--reason",
                        "deploy",
                        "--",
                        "touch",
                        folder.resolve("ran").toString());
        held.close();

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(isThere("ran")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "3601", "soon"})
    void refusesATimeThatNoLeaseLasts(String ttl) {
        assertThat(run(ttl, "true").exitCode()).isEqualTo(2);
        assertThat(region.asked()).isEmpty();
    }

    @Test
    void needsACommand() {
        var run = Run.against(region, "machine", "lease", "run", ID, "--reason", "deploy");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("COMMAND");
        assertThat(region.asked()).isEmpty();
    }

    /// The program as a process of its own, for only that can be interrupted.
    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void releasesTheLeaseAndEndsTheCommandWhenItIsInterrupted(String signal) throws Exception {
        region.on(ACQUIRE, RENEWED);
        var aeropctl = start("echo $$ > $0/new; mv $0/new $0/pid; while :; do sleep 0.01; done");
        try {
            AeroCheckout.await(() -> isThere("pid"));

            new ProcessBuilder("kill", "-" + signal, Long.toString(aeropctl.pid()))
                    .start()
                    .waitFor();

            assertThat(aeropctl.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(region.lines().getLast()).isEqualTo(RELEASE);
            assertThat(region.lines()).containsOnlyOnce(RELEASE);
            AeroCheckout.await(() -> ProcessHandle.of(pid()).isEmpty());
        } finally {
            aeropctl.descendants().forEach(ProcessHandle::destroyForcibly);
            aeropctl.destroyForcibly();
        }
    }

    private Process start(String script) throws IOException {
        var builder =
                new ProcessBuilder(
                        // As from a terminal: what runs tests in the background may ignore
                        // signals, and a JVM leaves those alone.
                        "env",
                        "--default-signal=INT,HUP",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "--module-path",
                        modulePath(),
                        "--module",
                        "io.aerophoenix.cli/io.aerophoenix.cli.Main",
                        "machine",
                        "lease",
                        "run",
                        ID,
                        "--reason",
                        "deploy",
                        "--",
                        "sh",
                        "-c",
                        script,
                        folder.toString());
        builder.environment().put("AEROPHOENIX_API", region.address());
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
        return builder.start();
    }

    private static String modulePath() {
        return System.getProperty("jdk.module.path");
    }
}
