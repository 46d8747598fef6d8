package io.aerophoenix.driver.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.driver.contract.Await;
import io.aerophoenix.lifecycle.MachineDriver.ListenSocket;
import io.aerophoenix.lifecycle.MachineDriver.ProcessUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The processes of a life, real ones and made-up ones.
class ProcessTableTest {
    private static List<ProcessUsage> processes(Bench bench) throws Exception {
        return bench.driver.processes(Bench.MACHINE, Bench.intent(1));
    }

    @Test
    void showsDescendantsAlsoOfThreadsAndOfParentsThatAreGone(@TempDir Path data) throws Exception {
        try (var bench = new Bench(data)) {
            // The second sleeper's parent ends at once; it stays in the process group.
            var instance = bench.start(1, Specs.shell("sleep 601 & (sleep 602 &) ; cd /tmp; wait"));

            var shown =
                    Await.until(
                            "three processes",
                            () -> processes(bench),
                            it ->
                                    it.size() == 3
                                            && it.stream()
                                                    .skip(1)
                                                    .allMatch(
                                                            p -> p.command().startsWith("sleep")));

            assertThat(shown.getFirst().pid()).isEqualTo(instance.pid());
            assertThat(shown.getFirst().directory()).isEqualTo("/tmp");
            assertThat(shown.subList(1, 3))
                    .extracting(ProcessUsage::command)
                    .containsExactlyInAnyOrder("sleep 601", "sleep 602");
            assertThat(shown).allSatisfy(it -> assertThat(it.listening()).isEmpty());
        }
    }

    @Test
    void showsWhereAWorkloadTakesConnections(@TempDir Path data) throws Exception {
        try (var bench = new Bench(data)) {
            bench.start(
                    1,
                    Specs.of(
                            "python3",
                            "-c",
                            """
                            import socket, time
                            four = socket.create_server(("127.0.0.1", 0))
                            six = socket.create_server(("::1", 0), family=socket.AF_INET6)
                            print(four.getsockname()[1], six.getsockname()[1], flush=True)
                            time.sleep(600)
                            """));
            var ports = bench.awaitOutput(1).getFirst().split(" ", 2);

            assertThat(processes(bench).getFirst().listening())
                    .containsExactlyInAnyOrder(
                            new ListenSocket("tcp", "127.0.0.1:" + ports[0]),
                            new ListenSocket("tcp6", "[::1]:" + ports[1]));
        }
    }

    @Test
    void showsHowMuchAProcessHasHadOfProcessors(@TempDir Path data) throws Exception {
        try (var bench = new Bench(data)) {
            bench.start(1, Specs.shell("while :; do :; done"));

            var busy =
                    Await.until(
                            "some work",
                            () -> processes(bench).getFirst(),
                            it -> it.cpuTime().compareTo(Duration.ofMillis(100)) > 0);

            assertThat(busy.cpus()).isPositive();
            assertThat(busy.running()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        }
    }

    @Test
    void readsNamesWithParenthesesAndLeavesOutTheDeadAndOthers(@TempDir Path proc)
            throws Exception {
        Files.writeString(proc.resolve("uptime"), "100.00 50.00\n");
        process(proc, 40, "odd) (name", 'S', 1, 40);
        process(proc, 30, "older pid", 'R', 40, 30);
        process(proc, 41, "dead", 'Z', 40, 40);
        process(proc, 42, "other", 'S', 1, 42);

        var shown = new ProcessTable(proc, 40).read();

        assertThat(shown).extracting(ProcessUsage::pid).containsExactly(40L, 30L);
        assertThat(shown.getFirst())
                .isEqualTo(
                        new ProcessUsage(
                                40,
                                "[odd) (name]",
                                "",
                                0.3 / 90,
                                1824 * 1024,
                                Duration.ofSeconds(90),
                                Duration.ofMillis(300),
                                List.of()));
    }

    /// It was started 10 s after the host, and has had 0.3 s of processors.
    private static void process(
            Path proc, long pid, String name, char state, long parent, long group)
            throws Exception {
        var folder = Files.createDirectories(proc.resolve(Long.toString(pid)));
        Files.writeString(
                folder.resolve("stat"),
                "%d (%s) %s %d %d %d 0 -1 0 0 0 0 0 10 20 5 5 20 0 1 0 1000 0 0\n"
                        .formatted(pid, name, state, parent, group, group));
        Files.writeString(folder.resolve("status"), "Name:\tx\nVmRSS:\t    1824 kB\n");
    }
}
