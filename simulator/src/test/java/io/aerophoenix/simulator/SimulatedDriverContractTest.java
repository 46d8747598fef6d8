package io.aerophoenix.simulator;

import io.aerophoenix.driver.contract.MachineDriverContract;
import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.lifecycle.MachineDriver;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/// The simulator passes what every driver must pass, on the time of the wall.
class SimulatedDriverContractTest extends MachineDriverContract {
    private static final long SEED = 1;

    @Override
    protected MachineDriver open(Path dataDir) throws Exception {
        return SimulatedDriver.open(
                SimulatorSettings.DEFAULT,
                SEED,
                new WallTime(InstantSource.system()),
                FileLedger.open(dataDir));
    }

    @Override
    protected MachineSpec longRunning() {
        return Specs.with(Map.of("sim.boot", "5ms"));
    }

    @Override
    protected MachineSpec well() {
        return Specs.with(Map.of("sim.boot", "5ms", "sim.health", "passing"));
    }

    @Override
    protected MachineSpec unwell() {
        return Specs.with(Map.of("sim.boot", "5ms", "sim.health", "critical"));
    }

    @Override
    protected MachineSpec silent() {
        return Specs.with(Map.of("sim.boot", "5ms", "sim.fail", "check"));
    }

    @Override
    protected HealthCheck.Probe probe() {
        return new HealthCheck.Tcp(80);
    }

    @Override
    protected MachineSpec exitsWith(int code) {
        return Specs.with(
                Map.of(
                        "sim.boot",
                        "5ms",
                        "sim.exit-after",
                        "0s",
                        "sim.exit-code",
                        Integer.toString(code)));
    }

    @Override
    protected MachineSpec writesLines(int n) {
        return Specs.with(
                Map.of(
                        "sim.boot",
                        "5ms",
                        "sim.lines",
                        Integer.toString(n),
                        "sim.messages",
                        "none",
                        "sim.exit-after",
                        "0s"));
    }

    @Override
    protected MachineSpec cannotStart() {
        return Specs.with(Map.of("sim.boot", "5ms", "sim.fail", "start"));
    }
}
