package io.aerophoenix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.Truth;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManyMachinesTest {
    private static final int MACHINES = 10_000;
    private static final int MAX_NEW_THREADS = 50;
    private static final Duration LONGER_THAN_ANY_BOOT = Duration.ofMinutes(1);
    private static final List<IntentId> INTENTS =
            IntStream.range(0, MACHINES).mapToObj(i -> new IntentId(machine(i), 1)).toList();

    @Test
    void bootTogetherAndThenNeedNoThreadAndLittleMemory() throws Exception {
        try (var world = SimulatedWorld.withoutLedger()) {
            long before = usedBytes();

            int newThreads = bootAll(world);

            assertThat(newThreads).isLessThan(MAX_NEW_THREADS);
            assertThat(world.time.pending()).isZero();
            assertThat(running(world)).isEqualTo(MACHINES);
            System.out.printf(
                    "A running simulated machine without its spec takes about %d bytes.%n",
                    (usedBytes() - before) / MACHINES);
        }
    }

    @Test
    void areAllToldInFarLessThanASecond() throws Exception {
        try (var world = SimulatedWorld.withoutLedger()) {
            bootAll(world);
            long best = Long.MAX_VALUE;
            for (int i = 0; i < 20; i++) {
                long begin = System.nanoTime();
                assertThat(world.driver.alive()).hasSize(MACHINES);
                best = Math.min(best, System.nanoTime() - begin);
            }

            System.out.printf("Telling 10,000 lives takes %.1f ms at best.%n", best / 1e6);
            assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(200));
        }
    }

    @Test
    void stopTogether() throws Exception {
        try (var world = SimulatedWorld.withoutLedger()) {
            bootAll(world);

            for (var intent : INTENTS) {
                world.driver.stop(intent.machine(), intent, StopPolicy.DEFAULT);
            }

            assertThat(running(world)).isZero();
        }
    }

    /// Answers how many threads there were more while all of them booted.
    private static int bootAll(SimulatedWorld world) throws Exception {
        int threadsBefore = threads();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var starting =
                    INTENTS.stream()
                            .map(it -> callers.submit(() -> world.start(it, Specs.PLAIN)))
                            .toList();
            world.time.awaitPending(MACHINES);
            int newThreads = threads() - threadsBefore;
            world.time.move(LONGER_THAN_ANY_BOOT);
            for (var start : starting) {
                assertThat(start.get().pid()).isNull();
            }
            return newThreads;
        }
    }

    private static int running(SimulatedWorld world) throws Exception {
        int running = 0;
        for (var intent : INTENTS) {
            if (world.driver.observe(intent.machine(), intent) instanceof Truth.Running) {
                running++;
            }
        }
        return running;
    }

    private static MachineId machine(int number) {
        return MachineId.derivedFrom("one of many", Integer.toString(number));
    }

    /// Platform threads: virtual ones are not counted.
    private static int threads() {
        return Thread.getAllStackTraces().size();
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
