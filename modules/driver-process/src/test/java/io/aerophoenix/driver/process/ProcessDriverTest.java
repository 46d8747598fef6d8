package io.aerophoenix.driver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.driver.contract.Await;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.Truth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessDriverTest {
    private static final StopPolicy HALF_A_SECOND =
            new StopPolicy("SIGTERM", Duration.ofMillis(500));

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
    void killsAProcessThatDoesNotHeedTheSignalOnceTheGraceIsOver() throws Exception {
        bench.start(1, Specs.shell("trap '' TERM; echo deaf; while :; do sleep 0.05; done"));
        bench.awaitOutput(1);

        var exit = bench.driver.stop(Bench.MACHINE, Bench.intent(1), HALF_A_SECOND);

        assertThat(exit.signal()).isEqualTo("SIGKILL");
    }

    @Test
    void letsAProcessEndInItsOwnWayWithinTheGrace() throws Exception {
        bench.start(
                1,
                Specs.shell("trap 'echo bye; exit 7' TERM; echo up; while :; do sleep 0.05; done"));
        bench.awaitOutput(1);

        var exit = bench.driver.stop(Bench.MACHINE, Bench.intent(1), StopPolicy.DEFAULT);

        assertThat(exit.code()).isEqualTo(7);
        assertThat(bench.output()).contains("up", "bye");
    }

    @Test
    void canInterruptAProcessWithSigint() throws Exception {
        bench.start(1, Specs.of("sleep", "600"));

        var exit =
                bench.driver.stop(
                        Bench.MACHINE,
                        Bench.intent(1),
                        new StopPolicy("SIGINT", Duration.ofSeconds(10)));

        assertThat(exit.signal()).isEqualTo("SIGINT");
    }

    @Test
    void tellsAnEndByASignalFromAnExit() throws Exception {
        bench.start(1, Specs.shell("kill -s SEGV $$"));

        var exit = bench.heard.awaitEndOf(Bench.intent(1));

        assertThat(exit.signal()).isEqualTo("SIGSEGV");
        assertThat(exit.code()).isNull();
    }

    @Test
    void endsWhatAProcessLeavesBehindInItsGroup() throws Exception {
        bench.start(1, Specs.shell("sleep 600 & echo $!"));
        bench.heard.awaitEndOf(Bench.intent(1));

        long left = Long.parseLong(bench.output().getFirst());

        Await.until("the end of what was left", () -> !Bench.alive(left));
    }

    @Test
    void tellsWhichProgramIsMissingAndWhatToDo() {
        assertThatThrownBy(() -> bench.start(1, Specs.of("no-such-program")))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("'no-such-program' is in none of the folders of PATH")
                .hasMessageContaining("Install it");
        assertThatThrownBy(() -> bench.start(2, Specs.of("/no/such/program")))
                .hasMessageContaining("There is no program /no/such/program");
    }

    @Test
    void tellsThatAProgramMayNotBeExecuted() throws Exception {
        var file = Files.writeString(folder.resolve("plain"), "#!/bin/sh\n");

        assertThatThrownBy(() -> bench.start(1, Specs.of(file.toString())))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining(file + " may not be executed");
    }

    @Test
    void tellsWhenTheKernelWillNotExecuteAProgram() throws Exception {
        var file = Files.writeString(folder.resolve("script"), "#!/no/such/interpreter\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> bench.start(1, Specs.of(file.toString())))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("'" + file + "'")
                .hasMessageContaining("interpreter named in its first line");

        assertThat(bench.observe(1)).isEqualTo(new Truth.NeverStarted());
    }

    @Test
    void doesNotTakeACommandThatFailsWith127ForOneThatDidNotStart() throws Exception {
        bench.start(1, Specs.shell("exit 127"));

        assertThat(bench.heard.awaitEndOf(Bench.intent(1)).code()).isEqualTo(127);
    }

    @Test
    void tellsThatTheWorkingDirectoryIsMissing() {
        assertThatThrownBy(() -> bench.start(1, Specs.in("/no/such/folder", Map.of(), "true")))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("There is no working directory /no/such/folder");
    }

    @Test
    void runsInTheGivenDirectoryOrInOneOfTheMachinesOwn() throws Exception {
        bench.start(1, Specs.in(folder.toRealPath().toString(), Map.of(), "pwd"));
        bench.heard.awaitEndOf(Bench.intent(1));
        bench.start(2, Specs.of("pwd"));
        bench.heard.awaitEndOf(Bench.intent(2));

        assertThat(bench.output().getFirst()).isEqualTo(folder.toRealPath().toString());
        assertThat(bench.output().getLast()).endsWith(Bench.MACHINE + "/work");
    }

    @Test
    void givesAProcessTheEnvironmentOfItsSpecAndNothingOfOurs() throws Exception {
        var env = Map.of("GREETING", "hello  there", "PATH", "/bin:/opt/x");
        bench.start(1, Specs.in(null, env, "env"));
        bench.heard.awaitEndOf(Bench.intent(1));

        var names = bench.output().stream().map(line -> line.split("=", 2)[0]).toList();
        assertThat(bench.output()).contains("GREETING=hello  there", "PATH=/bin:/opt/x");
        // A shell adds the last four.
        assertThat(names)
                .isSubsetOf("GREETING", "PATH", "HOME", "LANG", "PWD", "OLDPWD", "_", "SHLVL");
    }

    @Test
    void refusesASecondLifeWhileTheFirstRuns() throws Exception {
        bench.start(1, Specs.of("sleep", "600"));

        assertThatThrownBy(() -> bench.start(2, Specs.of("sleep", "600")))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("still runs");

        assertThat(bench.observe(1)).isInstanceOf(Truth.Running.class);
    }

    @Test
    void refusesAStartThatComesAfterALaterOne() throws Exception {
        bench.start(5, Specs.of("true"));
        bench.heard.awaitEndOf(Bench.intent(5));

        assertThatThrownBy(() -> bench.start(4, Specs.of("true")))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("a later one");
    }

    @Test
    void keepsOnlyTheLatestLivesOfAMachineThatIsRestartedOften() throws Exception {
        for (int step = 1; step <= 12; step++) {
            bench.start(step, Specs.of("true"));
            bench.heard.awaitEndOf(Bench.intent(step));
        }

        assertThat(new DataFolder(bench.data).of(Bench.MACHINE).runs()).hasSize(9);
        assertThat(bench.run(12).exit()).isPresent();
    }

    @Test
    void leavesNothingRunningWhenTheDeadlineIsPast() throws Exception {
        // The keeper waits, as at a broken disk: nobody reads the pipe that it opens as a log.
        var logs = Files.createDirectories(new DataFolder(bench.data).of(Bench.MACHINE).logs());
        var log = LogStream.STDOUT.file(logs).toString();
        assertThat(new ProcessBuilder("mkfifo", log).start().waitFor()).isZero();

        assertThatThrownBy(() -> bench.start(1, Specs.of("true"), Duration.ofMillis(300)))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("within its deadline");

        assertThat(bench.observe(1)).isEqualTo(new Truth.NeverStarted());
        var processes = Processes.ofThisHost();
        assertThat(processes.withArgument(bench.run(1).folder().toString())).isEmpty();
    }

    @Test
    void hearsOfAnEndAlsoWhenTheKeeperWasKilled() throws Exception {
        var instance = bench.start(1, Specs.of("sleep", "600"));
        killKeeper();
        assertThat(bench.observe(1)).isEqualTo(new Truth.Running(instance));

        Libc.signal(bench.run(1).identity().orElseThrow().pid(), Signal.SIGKILL);

        var exit = bench.heard.awaitEndOf(Bench.intent(1));
        assertThat(exit).isEqualTo(Exit.unseen(exit.at()));
        assertThat(bench.observe(1)).isEqualTo(new Truth.Ended(instance, exit));
    }

    @Test
    void stopsAProcessAlsoWhenTheKeeperWasKilled() throws Exception {
        bench.start(1, Specs.of("sleep", "600"));
        killKeeper();

        var exit = bench.driver.stop(Bench.MACHINE, Bench.intent(1), StopPolicy.DEFAULT);

        assertThat(exit).isEqualTo(Exit.unseen(exit.at()));
        assertThat(bench.heard.of(Bench.intent(1))).isEmpty();
    }

    @Test
    void leavesNothingOfADiscardedMachine() throws Exception {
        bench.start(1, Specs.shell("mkdir -p deep/er; echo x >deep/er/file"));
        bench.heard.awaitEndOf(Bench.intent(1));

        bench.driver.discard(Bench.MACHINE);

        var data = new DataFolder(bench.data);
        assertThat(data.of(Bench.MACHINE).root()).doesNotExist();
        assertThat(data.exits()).isEmptyDirectory();
    }

    @Test
    void measuresWhatABusyProcessUses() throws Exception {
        bench.start(1, Specs.shell("while :; do :; done"));

        var usage =
                Await.until(
                        "some use of processors",
                        () -> bench.driver.usage(Bench.MACHINE, Bench.intent(1)).orElseThrow(),
                        use -> use.cpus() > 0.1);

        assertThat(usage.memoryMb()).isPositive();
    }

    private void killKeeper() throws Exception {
        long keeper = bench.run(1).identity().orElseThrow().keeperPid();
        assertThat(Libc.signal(keeper, Signal.SIGKILL)).isTrue();
        Await.until("the end of the keeper", () -> !Bench.alive(keeper));
    }
}
