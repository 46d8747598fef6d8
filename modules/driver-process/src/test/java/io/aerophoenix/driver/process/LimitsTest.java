package io.aerophoenix.driver.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.driver.contract.Await;
import io.aerophoenix.fleet.Instance.Limit;
import io.aerophoenix.fleet.Resources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsTest {
    private static final Resources HALF_A_CPU = new Resources(0.5, 64);
    private static final Limit NO_CPU_LIMIT = new Limit("cpus", null, "none");

    /// Doubles a text until its process is stopped from it, far past the limit.
    private static final String GREEDY =
            "a=0123456789abcdef; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do a=$a$a; done; echo survived";

    @Test
    void writesCgroupsOfVersion2WhereBothControllersAreOffered(@TempDir Path root)
            throws Exception {
        Files.writeString(root.resolve("cgroup.controllers"), "cpuset cpu io memory pids\n");

        var applied = tree(root).limits().prepare(Bench.intent(3), HALF_A_CPU);

        var group = root.resolve("ours").resolve(Bench.intent(3).toString());
        assertThat(applied.groups()).containsExactly(group);
        assertThat(group.resolve("cpu.max")).hasContent("50000 100000");
        assertThat(group.resolve("memory.max")).hasContent("67108864");
        assertThat(root.resolve("cgroup.subtree_control")).hasContent("+cpu +memory");
        assertThat(root.resolve("ours/cgroup.subtree_control")).hasContent("+cpu +memory");
        assertThat(applied.inForce())
                .containsExactly(
                        new Limit("cpus", 0.5, "cgroup-v2"),
                        new Limit("memoryMb", 64.0, "cgroup-v2"));
    }

    @Test
    void writesCgroupsOfVersion1EachControllerByItself(@TempDir Path root) throws Exception {
        Files.createDirectories(root.resolve("cpu"));
        Files.writeString(root.resolve("cpu/cgroup.procs"), "");

        var applied = tree(root).limits().prepare(Bench.intent(3), HALF_A_CPU);

        var group = root.resolve("cpu/ours").resolve(Bench.intent(3).toString());
        assertThat(group.resolve("cpu.cfs_quota_us")).hasContent("50000");
        assertThat(applied.inForce())
                .containsExactly(
                        new Limit("cpus", 0.5, "cgroup-v1"), new Limit("memoryMb", 64.0, "rlimit"));
        assertThat(applied.dataKb()).hasValue(64 * 1024);
    }

    @Test
    void fallsBackToAnRlimitForMemoryAndSaysThatProcessorsAreFree(@TempDir Path root)
            throws Exception {
        var applied = tree(root).limits().prepare(Bench.intent(3), HALF_A_CPU);

        assertThat(applied.inForce())
                .containsExactly(NO_CPU_LIMIT, new Limit("memoryMb", 64.0, "rlimit"));
    }

    @Test
    void doesNotLimitWhatTheSpecLeavesOpen(@TempDir Path root) throws Exception {
        var applied = tree(root).limits().prepare(Bench.intent(3), Resources.NONE);

        assertThat(applied.inForce())
                .containsExactly(NO_CPU_LIMIT, new Limit("memoryMb", null, "none"));
    }

    @Test
    void areReadBackAsTheyWereWritten() {
        var limits =
                new AppliedLimits(
                        List.of(Path.of("/a path/b")),
                        OptionalLong.of(1024),
                        List.of(NO_CPU_LIMIT, new Limit("memoryMb", 1.0, "rlimit")));

        assertThat(AppliedLimits.parse(limits.text())).isEqualTo(limits);
    }

    @Test
    void stopAProcessThatTakesMoreMemoryThanItMayByTheBestMeansOfThisHost(@TempDir Path data)
            throws Exception {
        try (var bench = new Bench(data)) {
            var greedy = Specs.with(new Resources(0, 32), "sh", "-c", GREEDY);

            var instance = bench.start(1, greedy);
            var exit = bench.heard.awaitEndOf(Bench.intent(1));

            assertThat(bench.output()).doesNotContain("survived");
            switch (memoryLimit(instance.limits()).by()) {
                case "cgroup-v1", "cgroup-v2" -> assertThat(exit.signal()).isEqualTo("SIGKILL");
                case "rlimit" -> assertThat(exit.clean()).isFalse();
                case String by -> throw new AssertionError("no means to expect: " + by);
            }
            Await.until(
                    "the removal of the cgroups",
                    () -> groups(bench).stream().noneMatch(Files::exists));
        }
    }

    @Test
    void stopAProcessThatTakesMoreMemoryThanItMayByRlimitToo(
            @TempDir Path data, @TempDir Path noCgroups) throws Exception {
        var settings = new ProcessSettings(data, Specs.HOST, 1 << 20, noCgroups);
        try (var bench = new Bench(settings)) {
            var instance = bench.start(1, Specs.with(new Resources(0, 32), "sh", "-c", GREEDY));
            var exit = bench.heard.awaitEndOf(Bench.intent(1));

            assertThat(memoryLimit(instance.limits()).by()).isEqualTo("rlimit");
            assertThat(exit.clean()).isFalse();
            assertThat(bench.output()).doesNotContain("survived");
        }
    }

    @Test
    void holdAProcessToItsShareOfAProcessor(@TempDir Path data) throws Exception {
        try (var bench = new Bench(data)) {
            var busy = Specs.with(new Resources(0.2, 0), "sh", "-c", "while :; do :; done");

            var instance = bench.start(1, busy);

            var cpus = instance.limits().getFirst();
            double most = Optional.ofNullable(cpus.value()).orElse(Double.MAX_VALUE);
            var usage =
                    Await.until(
                            "a reading",
                            () -> bench.driver.usage(Bench.MACHINE, Bench.intent(1)).orElseThrow(),
                            use -> use.cpus() > 0);
            // Within one reading a burst of a whole period may fall.
            assertThat(usage.cpus()).isLessThan(most + 0.5);
        }
    }

    private static Limit memoryLimit(List<Limit> limits) {
        return limits.stream()
                .filter(l -> l.resource().equals("memoryMb"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> groups(Bench bench) throws Exception {
        return bench.run(1).limits().groups();
    }

    private static CgroupTree tree(Path root) {
        return new CgroupTree(root, "ours");
    }
}
