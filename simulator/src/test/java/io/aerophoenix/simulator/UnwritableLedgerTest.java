package io.aerophoenix.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.Truth;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is not written down does not happen.
class UnwritableLedgerTest {
    private static final MachineId MACHINE = MachineId.derivedFrom("on a full disk");
    private static final IntentId FIRST = new IntentId(MACHINE, 1);

    private final FillingDisk disk = new FillingDisk();
    private SimulatedWorld world;

    @BeforeEach
    void openAWorldWithRoomForOne() throws Exception {
        world =
                SimulatedWorld.of(
                        new SimulatorSettings(1, Specs.SIZE, Duration.ZERO, Duration.ZERO), disk);
    }

    @AfterEach
    void closeTheWorld() {
        world.close();
    }

    @Test
    void startsNothingAndTakesNoRoom() throws Exception {
        disk.full = true;
        assertThatThrownBy(() -> world.start(FIRST, Specs.PLAIN))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("no space left");

        disk.full = false;

        assertThat(world.start(FIRST, Specs.PLAIN).startedBy()).isEqualTo(FIRST);
    }

    @Test
    void leavesAMachineRunningThatItCouldNotStop() throws Exception {
        world.start(FIRST, Specs.PLAIN);
        disk.full = true;

        assertThatThrownBy(() -> world.driver.stop(MACHINE, FIRST, StopPolicy.DEFAULT))
                .isInstanceOf(DriverException.class);

        assertThat(world.driver.observe(MACHINE, FIRST)).isInstanceOf(Truth.Running.class);
    }

    @Test
    void callsNothingNeverStartedThatItCouldNotFence() {
        disk.full = true;

        assertThatThrownBy(() -> world.driver.observe(MACHINE, FIRST))
                .isInstanceOf(DriverException.class);
    }

    @Test
    void keepsNobodyWaitingForABootWhoseFailureItCouldNotWrite() throws Exception {
        var starting =
                world.beginStart(FIRST, Specs.with(Map.of("sim.boot", "5s", "sim.fail", "start")));
        disk.full = true;

        world.time.move(Duration.ofSeconds(5));

        assertThatThrownBy(starting::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(DriverException.class);
        disk.full = false;
        assertThat(world.driver.observe(MACHINE, FIRST)).isEqualTo(new Truth.NeverStarted());
    }

    @Test
    void reportsAnEndAsSoonAsItCanBeWritten() throws Exception {
        world.start(FIRST, Specs.with("sim.exit-after", "5s"));
        disk.full = true;

        world.time.move(Duration.ofSeconds(5));

        assertThat(world.heard.of(FIRST)).isEmpty();

        disk.full = false;
        world.time.move(Duration.ofSeconds(1));

        assertThat(world.heard.of(FIRST)).hasSize(1);
    }

    private static final class FillingDisk implements Ledger {
        private volatile boolean full;

        @Override
        public void replay(Consumer<Effect> effects) {}

        @Override
        public void append(Effect effect) throws IOException {
            if (full) {
                throw new IOException("no space left");
            }
        }

        @Override
        public void close() {}
    }
}
