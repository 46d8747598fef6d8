package io.aerophoenix.driver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.driver.contract.Await;
import io.aerophoenix.lifecycle.Alive;
import io.aerophoenix.lifecycle.DriverException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signals to workloads of the process driver.
class SignallerTest {
    private Bench bench;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        bench = new Bench(folder.resolve("data"));
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGHUP", "HUP", "hup"})
    void reachesTheWorkloadByAnyOfItsNames(String name) throws Exception {
        bench.start(1, Specs.shell("trap 'echo heard' HUP; echo up; while :; do sleep 0.05; done"));
        bench.awaitOutput(1);

        signal(name);

        // The shell may also say that its sleep, which is of the same group, has ended of it.
        Await.until("the trap", bench::output, output -> output.contains("heard"));
        assertThat(bench.driver.alive()).containsKey(Bench.intent(1));
    }

    @Test
    void reachesTheWholeProcessGroup() throws Exception {
        bench.start(1, Specs.shell("sleep 600 & echo $!; trap : TERM; wait; wait"));
        var child = Long.parseLong(bench.awaitOutput(1).getFirst());

        signal("SIGTERM");

        Await.until("the end of the child", () -> !Bench.alive(child));
    }

    @Test
    void isReportedWhenItEndsTheWorkload() throws Exception {
        bench.start(1, Specs.of("sleep", "600"));

        signal("SIGTERM");

        assertThat(bench.heard.awaitEndOf(Bench.intent(1)).signal()).isEqualTo("SIGTERM");
    }

    @Test
    void killsAFrozenWorkloadAtOnceAndReportsIt() throws Exception {
        bench.start(1, Specs.of("sleep", "600"));
        bench.driver.suspend(Bench.MACHINE, Bench.intent(1));

        signal("KILL");

        assertThat(bench.heard.awaitEndOf(Bench.intent(1)).signal()).isEqualTo("SIGKILL");
    }

    @Test
    void waitsForAFrozenWorkloadToGoOn() throws Exception {
        bench.start(1, Specs.of("sleep", "600"));
        bench.driver.suspend(Bench.MACHINE, Bench.intent(1));

        signal("TERM");
        assertThat(bench.driver.alive()).isEqualTo(Map.of(Bench.intent(1), Alive.SUSPENDED));
        bench.driver.resume(Bench.MACHINE, Bench.intent(1));

        assertThat(bench.heard.awaitEndOf(Bench.intent(1)).signal()).isEqualTo("SIGTERM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGSTOP", "stop", "CONT", "SIGTSTP"})
    void doesNotFreezeAndNamesWhatDoes(String name) throws Exception {
        bench.start(1, Specs.of("sleep", "600"));

        assertThatThrownBy(() -> signal(name))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("suspend the machine, or resume it");
        assertThat(bench.driver.alive()).isEqualTo(Map.of(Bench.intent(1), Alive.RUNNING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "SIG9", "", "SIGNAL", "SIGCHLD"})
    void isNotSentByANumberOrANameItDoesNotKnow(String name) throws Exception {
        bench.start(1, Specs.of("sleep", "600"));

        assertThatThrownBy(() -> signal(name))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("there is no signal '" + name + "'")
                .hasMessageContaining("SIGHUP, SIGILL, SIGINT");
    }

    @Test
    void isRefusedWhenNothingRuns() throws Exception {
        bench.start(1, Specs.of("true"));
        bench.heard.awaitEndOf(Bench.intent(1));

        assertThatThrownBy(() -> signal("SIGHUP")).isInstanceOf(DriverException.class);
        assertThatThrownBy(() -> bench.driver.signal(Bench.MACHINE, Bench.intent(9), "SIGHUP"))
                .isInstanceOf(DriverException.class);
    }

    @Test
    void isSeenAsSuspendedWhenSomebodyElseFreezesIt() throws Exception {
        var instance = bench.start(1, Specs.of("sleep", "600"));
        long pid = Objects.requireNonNull(instance.pid());

        Libc.signal(pid, Signal.SIGSTOP);

        Await.until(
                "the freeze",
                bench.driver::alive,
                Map.of(Bench.intent(1), Alive.SUSPENDED)::equals);
    }

    private void signal(String name) throws Exception {
        bench.driver.signal(Bench.MACHINE, Bench.intent(1), name);
    }
}
