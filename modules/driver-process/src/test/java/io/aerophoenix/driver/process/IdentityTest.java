package io.aerophoenix.driver.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.Truth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
    private Process stranger;
    private Bench bench;

    @BeforeEach
    void open(@TempDir Path data) throws Exception {
        stranger = new ProcessBuilder("sleep", "600").start();
        bench = new Bench(data);
    }

    @AfterEach
    void close() throws Exception {
        stranger.destroyForcibly();
        bench.close();
    }

    @Test
    void isNotThatOfAnotherProcessThatGotThePid() throws Exception {
        long startTime = Processes.ofThisHost().stat(stranger.pid()).orElseThrow().startTime();
        forgeLife(startTime - 1, bootId());

        assertThat(bench.observe(1)).isInstanceOf(Truth.Ended.class);
        bench.driver.stop(Bench.MACHINE, Bench.intent(1), atOnce());

        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void isNotThatOfAProcessOfAnotherBootOfTheHost() throws Exception {
        long startTime = Processes.ofThisHost().stat(stranger.pid()).orElseThrow().startTime();
        forgeLife(startTime, "11111111-2222-3333-4444-555555555555");

        assertThat(bench.observe(1)).isInstanceOf(Truth.Ended.class);
        bench.driver.stop(Bench.MACHINE, Bench.intent(1), atOnce());

        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void isReadAlsoWhenAProgramHasAnOddName(@TempDir Path folder) throws Exception {
        var odd = folder.resolve("a) b (c) 1 2");
        Files.copy(Path.of("/bin/sleep").toRealPath(), odd);
        assertThat(odd.toFile().setExecutable(true)).isTrue();

        var instance = bench.start(1, Specs.of(odd.toString(), "600"));

        assertThat(bench.observe(1)).isEqualTo(new Truth.Running(instance));
    }

    @Test
    void holdsWhatTheKeeperWrote() {
        assertThat(Identity.parse("12 345 boot 11\n")).isEqualTo(new Identity(12, 345, "boot", 11));
    }

    /// What would be found if the process of a life had ended, and its pid now were the stranger's.
    private void forgeLife(long startTime, String bootId) throws Exception {
        var run = bench.run(1);
        assertThat(run.claim()).isTrue();
        Files.write(
                run.folder().resolve("pid"),
                List.of("%d %d %s 1".formatted(stranger.pid(), startTime, bootId)));
    }

    private static StopPolicy atOnce() {
        return new StopPolicy("SIGKILL", Duration.ZERO);
    }

    private static String bootId() throws Exception {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    }
}
