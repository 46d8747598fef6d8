package io.aerophoenix.benchmarks;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.MachineDriver;
import io.aerophoenix.simulator.NoLedger;
import io.aerophoenix.simulator.SimulatedDriver;
import io.aerophoenix.simulator.WallTime;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;

/// The effects of the other designs' operations: the same driver that ours has, asked for the same things.
final class SimulatedHosts implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final MachineDriver driver;

    private SimulatedHosts(MachineDriver driver) {
        this.driver = driver;
    }

    static SimulatedHosts open() throws IOException {
        var driver =
                SimulatedDriver.open(
                        SimulatedRegion.AT_ONCE,
                        1,
                        new WallTime(InstantSource.system()),
                        new NoLedger());
        driver.onExit((_, _) -> {});
        return new SimulatedHosts(driver);
    }

    /// Starts or stops a machine.
    ///
    /// @param operation counted from 1: a machine begins with a start, so that all odd ones are starts
    void perform(int machine, long operation) {
        var id = SimulatedRegion.idOf(machine);
        try {
            if (operation % 2 == 1) {
                driver.start(
                        new MachineDriver.StartOrder(
                                new IntentId(id, operation),
                                SimulatedRegion.spec(machine),
                                DEADLINE));
            } else {
                stop(id, operation - 1);
            }
        } catch (DriverException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void stop(MachineId id, long startedBy) throws DriverException, InterruptedException {
        driver.stop(id, new IntentId(id, startedBy), StopPolicy.DEFAULT);
    }

    @Override
    public void close() {
        driver.close();
    }
}
