package io.aerophoenix.driver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.fleet.Resources;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.MachineDriver.Memory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How lives are held to their memory while they run: in folders that look like cgroups, and in those of this host.
class MemoryGroupTest {
    private static final long MB = 1 << 20;

    private static MemoryGroup version2(Path folder, long limitMb, long usageMb) throws Exception {
        Files.writeString(folder.resolve("memory.max"), limitMb * MB + "\n");
        Files.writeString(folder.resolve("memory.current"), usageMb * MB + "\n");
        return MemoryGroup.among(List.of(Path.of("/no/such/group"), folder)).orElseThrow();
    }

    @Test
    void tellsWhatIsLeft(@TempDir Path folder) throws Exception {
        assertThat(version2(folder, 64, 24).read()).isEqualTo(new Memory(64, 40));
    }

    @Test
    void setsALimit(@TempDir Path folder) throws Exception {
        assertThat(version2(folder, 64, 24).limit(32)).isEqualTo(new Memory(32, 8));
        assertThat(folder.resolve("memory.max")).hasContent(Long.toString(32 * MB));
    }

    @Test
    void refusesALimitBelowWhatTheWorkloadHolds(@TempDir Path folder) throws Exception {
        var group = version2(folder, 64, 24);
        Files.writeString(folder.resolve("memory.reclaim"), "");

        assertThatThrownBy(() -> group.limit(16))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("holds 24 MiB", "16 MiB");
        assertThat(folder.resolve("memory.max")).hasContent(Long.toString(64 * MB));
        assertThat(folder.resolve("memory.reclaim")).hasContent(Long.toString(8 * MB));
    }

    @Test
    void asksForNoMoreThanThereIs(@TempDir Path folder) throws Exception {
        var group = version2(folder, 64, 24);
        Files.writeString(folder.resolve("memory.reclaim"), "");

        assertThat(group.reclaim(500)).isZero();
        assertThat(folder.resolve("memory.reclaim")).hasContent(Long.toString(24 * MB));
    }

    @Test
    void pressesAGroupDownForAMomentWhereTheKernelHasNoOtherWay(@TempDir Path folder)
            throws Exception {
        var group = version2(folder, 64, 24);
        Files.writeString(folder.resolve("memory.high"), "max\n");

        assertThat(group.reclaim(8)).isZero();
        assertThat(folder.resolve("memory.high")).hasContent("max");
    }

    @Test
    void movesBothLimitsOfVersion1(@TempDir Path folder) throws Exception {
        for (var file : List.of("memory.limit_in_bytes", "memory.memsw.limit_in_bytes")) {
            Files.writeString(folder.resolve(file), Long.toString(64 * MB));
        }
        Files.writeString(folder.resolve("memory.usage_in_bytes"), Long.toString(24 * MB));
        var group = MemoryGroup.among(List.of(folder)).orElseThrow();

        for (long limit : List.of(128L, 32L)) {
            assertThat(group.limit(limit)).isEqualTo(new Memory(limit, limit - 24));
            assertThat(folder.resolve("memory.memsw.limit_in_bytes"))
                    .hasContent(Long.toString(limit * MB));
        }
    }

    @Test
    void isForTheLifeThatRunsOnly(@TempDir Path data) throws Exception {
        try (var bench = new Bench(data)) {
            var spec = Specs.with(new Resources(0, 64), "sleep", "600");
            var instance = bench.start(1, spec);
            var intent = Bench.intent(1);
            if (instance.limits().stream().anyMatch(it -> it.by().startsWith("cgroup"))) {
                assertThat(bench.driver.memory(Bench.MACHINE, intent).limitMb()).isEqualTo(64);

                var set = bench.driver.limitMemory(Bench.MACHINE, intent, 32);

                assertThat(set.limitMb()).isEqualTo(32);
                assertThat(set.availableMb()).isPositive();
                assertThat(bench.driver.reclaimMemory(Bench.MACHINE, intent, 1)).isNotNegative();
                bench.driver.stop(Bench.MACHINE, intent, spec.stop());
                bench.start(2, spec);
                assertThat(bench.driver.memory(Bench.MACHINE, Bench.intent(2)).limitMb())
                        .isEqualTo(64);
            }
        }
    }

    @Test
    void isNotThereWhereNoCgroupHoldsALife(@TempDir Path data, @TempDir Path noCgroups)
            throws Exception {
        var settings = new ProcessSettings(data, Specs.HOST, 1 << 20, noCgroups);
        try (var bench = new Bench(settings)) {
            bench.start(1, Specs.with(new Resources(0, 64), "sleep", "600"));

            assertThatThrownBy(() -> bench.driver.memory(Bench.MACHINE, Bench.intent(1)))
                    .isInstanceOf(DriverException.class)
                    .hasMessageContaining("No cgroup holds the memory");
            assertThatThrownBy(() -> bench.driver.limitMemory(Bench.MACHINE, Bench.intent(1), 32))
                    .isInstanceOf(DriverException.class);
        }
    }
}
