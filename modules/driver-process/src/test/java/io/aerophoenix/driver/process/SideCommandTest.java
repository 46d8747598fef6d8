package io.aerophoenix.driver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.driver.contract.Await;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.Execution;
import io.aerophoenix.lifecycle.Truth;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands beside a workload of the process driver.
class SideCommandTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final MachineSpec WORKLOAD =
            Specs.in(null, Map.of("GREETING", "hello  there"), "sleep", "600");

    private Path folder;
    private Bench bench;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        this.folder = folder;
        bench = new Bench(folder.resolve("data"));
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    @Test
    void tellsCodeAndBothOutputs() throws Exception {
        bench.start(1, WORKLOAD);

        var outcome = run("echo out; echo err >&2; exit 3");

        assertThat(outcome)
                .isEqualTo(new Execution.Outcome(3, null, "out\n", "err\n", false, false));
    }

    @Test
    void runsWithTheEnvironmentAndInTheFolderOfTheWorkload() throws Exception {
        bench.start(1, WORKLOAD);

        var lines = run("pwd; echo \"$GREETING\"; env").stdout().lines().toList();

        assertThat(lines.get(0)).endsWith(Bench.MACHINE + "/work");
        assertThat(lines.get(1)).isEqualTo("hello  there");
        assertThat(lines.stream().skip(2).map(line -> line.split("=", 2)[0]))
                .isSubsetOf("GREETING", "PATH", "HOME", "LANG", "PWD", "OLDPWD", "_", "SHLVL");
    }

    @Test
    void readsWhatItIsGiven() throws Exception {
        bench.start(1, WORKLOAD);

        var outcome = execute(WORKLOAD, new Execution(List.of("cat"), "ä\nb", LONG));

        assertThat(outcome.stdout()).isEqualTo("ä\nb");
        assertThat(execute(WORKLOAD, new Execution(List.of("cat"), "", LONG)).stdout()).isEmpty();
    }

    @Test
    void tellsThatASignalEndedIt() throws Exception {
        bench.start(1, WORKLOAD);

        var outcome = run("kill -s SEGV $$");

        assertThat(outcome).isEqualTo(new Execution.Outcome(null, "SIGSEGV", "", "", false, false));
    }

    @Test
    void keepsTheBeginningOfALongOutputAndLetsTheCommandGoOn() throws Exception {
        bench.start(1, WORKLOAD);

        var outcome = run("head -c 3000000 /dev/zero | tr '\\0' x; echo done >&2");

        assertThat(outcome.stdout()).hasSize(Execution.MOST_OUTPUT);
        assertThat(outcome.stderr()).isEqualTo("done\n");
        assertThat(outcome.truncated()).isTrue();
        assertThat(outcome.code()).isZero();
    }

    @Test
    void isKilledWithItsChildrenWhenItsTimeIsUp() throws Exception {
        bench.start(1, WORKLOAD);

        var outcome = run("sleep 600 & echo $!; wait", SHORT);

        assertThat(outcome.timedOut()).isTrue();
        assertThat(outcome.signal()).isEqualTo("SIGKILL");
        awaitEndOf(outcome.stdout());
        assertThat(bench.observe(1)).isInstanceOf(Truth.Running.class);
    }

    @Test
    void leavesNothingBehindInItsGroup() throws Exception {
        bench.start(1, WORKLOAD);

        var outcome = run("sleep 600 & echo $!");

        assertThat(outcome.code()).isZero();
        awaitEndOf(outcome.stdout());
    }

    @Test
    void doesNotWaitForAProcessThatHasLeftItsGroup() throws Exception {
        bench.start(1, WORKLOAD);

        var outcome = run("setsid sleep 600 & echo $!");

        assertThat(outcome.code()).isZero();
        var pid = Long.parseLong(outcome.stdout().strip());
        Libc.signal(pid, Signal.SIGKILL);
    }

    @Test
    void leavesNoFile() throws Exception {
        bench.start(1, WORKLOAD);
        execute(WORKLOAD, new Execution(List.of("cat"), "secret", LONG));

        try (var files = Files.list(bench.run(1).folder())) {
            assertThat(files.map(it -> it.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("beside"));
        }
    }

    @Test
    void isNotStartedWhenTheProgramIsMissingOrTheKernelWillNotExecuteIt() throws Exception {
        bench.start(1, WORKLOAD);
        var script = Files.writeString(folder.resolve("script"), "#!/no/such/interpreter\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> execute(WORKLOAD, command("no-such-program")))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("'no-such-program' is in none of the folders of PATH");
        assertThatThrownBy(() -> execute(WORKLOAD, command(script.toString())))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("was not started beside the workload")
                .hasMessageContaining("interpreter named in its first line");
        assertThatThrownBy(() -> execute(WORKLOAD, command("true", "a\0b")))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("NUL");
    }

    @Test
    void isRefusedWhenTheWorkloadDoesNotRun() throws Exception {
        bench.start(1, Specs.of("true"));
        bench.heard.awaitEndOf(Bench.intent(1));

        assertThatThrownBy(() -> run("echo out"))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("Nothing that")
                .hasMessageContaining("runs");
    }

    @Test
    void endsWithTheWorkload() throws Exception {
        bench.start(1, WORKLOAD);
        var running = inBackground("echo $$ >\"$HOME/pid\"; sleep 600");
        var pid = awaitPid();

        bench.driver.stop(
                Bench.MACHINE, Bench.intent(1), new StopPolicy("SIGTERM", Duration.ofSeconds(5)));

        assertThatThrownBy(running::get).hasMessageContaining("the command beside it with it");
        Await.until("the end of the command", () -> !Bench.alive(pid));
    }

    @Test
    void isKilledWhenWhoeverWaitsIsInterrupted() throws Exception {
        bench.start(1, WORKLOAD);
        var running = new FutureTask<>(() -> run("echo $$ >\"$HOME/pid\"; sleep 600"));
        var waiter = Thread.ofVirtual().start(running);
        var pid = awaitPid();

        waiter.interrupt();

        assertThatThrownBy(running::get).hasCauseInstanceOf(InterruptedException.class);
        Await.until("the end of the command", () -> !Bench.alive(pid));
    }

    @Test
    void isHeldToTheLimitsOfTheWorkload() throws Exception {
        var spec = Specs.with(new Resources(0, 64), "sleep", "600");
        bench.start(1, spec);

        var limited = execute(spec, command("sh", "-c", "ulimit -d; cat /proc/self/cgroup"));
        var free = new ProcessBuilder("sh", "-c", "ulimit -d; cat /proc/self/cgroup").start();

        assertThat(limited.stdout())
                .isNotEqualTo(
                        new String(free.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private void awaitEndOf(String pid) throws Exception {
        long left = Long.parseLong(pid.strip());
        Await.until("the end of what was left", () -> !Bench.alive(left));
    }

    private long awaitPid() throws Exception {
        var file = new DataFolder(bench.data).of(Bench.MACHINE).work().resolve("pid");
        return Long.parseLong(
                Await.until(
                                "the command's pid",
                                () -> Files.exists(file) ? Files.readString(file) : "",
                                text -> text.endsWith("\n"))
                        .strip());
    }

    private FutureTask<Execution.Outcome> inBackground(String script) {
        var running = new FutureTask<>(() -> run(script));
        Thread.ofVirtual().start(running);
        return running;
    }

    private Execution.Outcome run(String script) throws Exception {
        return run(script, LONG);
    }

    private Execution.Outcome run(String script, Duration timeout) throws Exception {
        return execute(WORKLOAD, new Execution(List.of("sh", "-c", script), "", timeout));
    }

    private static Execution command(String... words) {
        return new Execution(List.of(words), "", LONG);
    }

    private Execution.Outcome execute(MachineSpec spec, Execution execution) throws Exception {
        return bench.driver.execute(Bench.MACHINE, Bench.intent(1), spec, execution);
    }
}
