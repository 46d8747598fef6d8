package io.aerophoenix.benchmarks;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.DurableLifecycle;
import io.aerophoenix.lifecycle.Lifecycle;
import io.aerophoenix.lifecycle.MachineDriver;
import io.aerophoenix.simulator.NoLedger;
import io.aerophoenix.simulator.SimulatedDriver;
import io.aerophoenix.simulator.SimulatorSettings;
import io.aerophoenix.simulator.WallTime;
import io.aerophoenix.wal.WalSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// The machines of a region, on simulated hosts where a boot takes no time and nothing is written down: what remains is
/// the region's own work, and its disk.
final class SimulatedRegion implements AutoCloseable {
    private static final SimulatorSettings AT_ONCE =
            new SimulatorSettings(
                    100, new Resources(128, 512 * 1024), Duration.ZERO, Duration.ZERO);
    private static final String ACTOR = "benchmark";

    private final MachineDriver driver;
    private final Lifecycle lifecycle;

    private SimulatedRegion(MachineDriver driver, Lifecycle lifecycle) {
        this.driver = driver;
        this.lifecycle = lifecycle;
    }

    static SimulatedRegion open(Path folder) throws IOException {
        var clock = InstantSource.system();
        var driver = SimulatedDriver.open(AT_ONCE, 1, new WallTime(clock), new NoLedger());
        return new SimulatedRegion(
                driver, DurableLifecycle.open(WalSettings.in(folder), List.of(driver), clock));
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    /// Creates a machine and starts it.
    ///
    /// @param number makes its name and its id
    MachineId create(int number) {
        var id = MachineId.derivedFrom("benchmark", Integer.toString(number));
        done(
                lifecycle
                        .create(
                                new Lifecycle.Creation(
                                        id,
                                        new AppName("benchmark"),
                                        new RegionCode("iad"),
                                        spec(number),
                                        "none",
                                        List.of(Action.START),
                                        ACTOR))
                        .join());
        return id;
    }

    private static MachineSpec spec(int number) {
        return new MachineSpec(
                new MachineName("machine-" + number),
                "simulator",
                List.of("serve", "--port", "8080"),
                Map.of("LOG_LEVEL", "info"),
                null,
                new Resources(1, 256),
                RestartPolicy.NEVER,
                StopPolicy.DEFAULT,
                Map.of("team", "benchmark"),
                List.of());
    }

    /// Carries out one action. Returns when the region has answered that it is done.
    void act(MachineId machine, Action action) {
        done(
                lifecycle
                        .act(
                                machine,
                                new Lifecycle.Order(List.of(action), ACTOR, Cause.REQUEST, null))
                        .join());
    }

    private static void done(Answer<Machine> answer) {
        if (answer instanceof Answer.Refused<Machine>(var refusal)) {
            throw new IllegalStateException(refusal.message());
        }
    }

    @Override
    public void close() {
        lifecycle.close();
        driver.close();
    }
}
