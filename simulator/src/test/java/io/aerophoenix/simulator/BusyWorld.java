package io.aerophoenix.simulator;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.MachineDriver.StartOrder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;

/// A process that runs machines through their lives until it is killed, and tells what was acknowledged: a word and an
/// intent per line, as soon as the driver has answered.
final class BusyWorld {
    static final int MACHINES = 8;
    static final long MAX_LIVES = 10_000;

    private static final FileOutputStream ACKNOWLEDGED = new FileOutputStream(FileDescriptor.out);

    private BusyWorld() {}

    public static void main(String[] arguments) throws Exception {
        var driver =
                SimulatedDriver.open(
                        SimulatorSettings.DEFAULT,
                        1,
                        new WallTime(InstantSource.system()),
                        FileLedger.open(Path.of(arguments[0])));
        driver.onExit((_, _) -> {});
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < MACHINES; i++) {
                var machine = machine(i);
                threads.execute(() -> run(driver, machine));
            }
        }
    }

    static MachineId machine(int number) {
        return MachineId.derivedFrom("busy", Integer.toString(number));
    }

    private static void run(SimulatedDriver driver, MachineId machine) {
        try {
            for (long step = 1; step <= MAX_LIVES; step++) {
                live(driver, new IntentId(machine, step));
            }
        } catch (Exception e) {
            throw new IllegalStateException(machine + " came to grief", e);
        }
    }

    private static void live(SimulatedDriver driver, IntentId intent) throws Exception {
        var machine = intent.machine();
        driver.start(new StartOrder(intent, Specs.with("sim.boot", "1ms"), Duration.ofSeconds(30)));
        tell("start " + intent);
        driver.suspend(machine, intent);
        tell("suspend " + intent);
        driver.resume(machine, intent);
        tell("resume " + intent);
        driver.stop(machine, intent, StopPolicy.DEFAULT);
        tell("stop " + intent);
    }

    /// One write for each line, so that a kill cuts none in two.
    private static void tell(String line) throws IOException {
        ACKNOWLEDGED.write((line + '\n').getBytes(StandardCharsets.US_ASCII));
    }
}
