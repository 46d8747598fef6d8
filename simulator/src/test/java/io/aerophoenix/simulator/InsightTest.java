package io.aerophoenix.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.lifecycle.DriverException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one can see and set of a simulated workload while it runs.
class InsightTest {
    private static final MachineId MACHINE = MachineId.derivedFrom("looked into");
    private static final IntentId FIRST = new IntentId(MACHINE, 1);
    private static final IntentId SECOND = new IntentId(MACHINE, 2);

    @Test
    void isOneProcessThatUsesWhatTheMachineUses(@TempDir Path folder) throws Exception {
        try (var world = SimulatedWorld.in(folder, MovedTime.NOON)) {
            world.start(FIRST, Specs.with(Map.of("sim.boot", "0s")));
            world.time.move(Duration.ofSeconds(10));

            var process = world.driver.processes(MACHINE, FIRST).getFirst();
            var usage = world.driver.usage(MACHINE, FIRST).orElseThrow();

            assertThat(process.running()).isEqualTo(Duration.ofSeconds(10));
            assertThat(process.cpus()).isEqualTo(usage.cpus());
            assertThat(process.rssBytes()).isEqualTo(Math.round(usage.memoryMb() * (1 << 20)));
        }
    }

    @Test
    void hasItsLimitUntilItsNextStart(@TempDir Path folder) throws Exception {
        var spec = Specs.with(Map.of("sim.boot", "0s"));
        long whole = spec.resources().memoryMb();
        try (var world = SimulatedWorld.in(folder, MovedTime.NOON)) {
            world.start(FIRST, spec);
            assertThat(world.driver.memory(MACHINE, FIRST).limitMb()).isEqualTo(whole);

            var set = world.driver.limitMemory(MACHINE, FIRST, whole - 1);

            assertThat(set.limitMb()).isEqualTo(whole - 1);
            assertThat(world.driver.memory(MACHINE, FIRST)).isEqualTo(set);
            world.driver.stop(MACHINE, FIRST, spec.stop());
            world.start(SECOND, spec);
            assertThat(world.driver.memory(MACHINE, SECOND).limitMb()).isEqualTo(whole);
        }
    }

    @Test
    void refusesALimitBelowWhatItUses(@TempDir Path folder) throws Exception {
        try (var world = SimulatedWorld.in(folder, MovedTime.NOON)) {
            world.start(FIRST, Specs.with(Map.of("sim.boot", "0s")));

            assertThatThrownBy(() -> world.driver.limitMemory(MACHINE, FIRST, 1))
                    .isInstanceOf(DriverException.class)
                    .hasMessageContaining("choose a higher one");
        }
    }

    @Test
    void givesBackAPartOfWhatItUses(@TempDir Path folder) throws Exception {
        try (var world = SimulatedWorld.in(folder, MovedTime.NOON)) {
            world.start(FIRST, Specs.with(Map.of("sim.boot", "0s")));
            double used = world.driver.usage(MACHINE, FIRST).orElseThrow().memoryMb();

            assertThat(world.driver.reclaimMemory(MACHINE, FIRST, 1)).isEqualTo(1);
            assertThat(world.driver.reclaimMemory(MACHINE, FIRST, 1_000_000))
                    .isLessThan((long) used);
        }
    }
}
