package io.aerophoenix.simulator;

import io.aerophoenix.driver.contract.HeardExits;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.lifecycle.MachineDriver.StartOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/// A simulated world in a test's hands: its time is moved, its ends are heard.
final class SimulatedWorld implements AutoCloseable {
    static final Duration DEADLINE = Duration.ofSeconds(30);
    static final long SEED = 42;

    final MovedTime time;
    final HeardExits heard = new HeardExits();
    final SimulatedDriver driver;

    private SimulatedWorld(SimulatorSettings settings, MovedTime time, Ledger ledger)
            throws IOException {
        this.time = time;
        this.driver = SimulatedDriver.open(settings, SEED, time, ledger);
        driver.onExit(heard);
    }

    static SimulatedWorld withoutLedger() throws IOException {
        return withoutLedger(SimulatorSettings.DEFAULT);
    }

    static SimulatedWorld withoutLedger(SimulatorSettings settings) throws IOException {
        return of(settings, new NoLedger());
    }

    static SimulatedWorld of(SimulatorSettings settings, Ledger ledger) throws IOException {
        return new SimulatedWorld(settings, new MovedTime(), ledger);
    }

    static SimulatedWorld in(Path folder, Instant now) throws IOException {
        return new SimulatedWorld(
                SimulatorSettings.DEFAULT, new MovedTime(now), FileLedger.open(folder));
    }

    /// Starts what boots in no time.
    Instance start(IntentId intent, MachineSpec spec) throws Exception {
        return driver.start(new StartOrder(intent, spec, DEADLINE));
    }

    /// Starts on a thread of its own, and answers when the boot is under way.
    FutureTask<Instance> beginStart(IntentId intent, MachineSpec spec) throws Exception {
        int before = time.pending();
        var starting = inBackground(() -> start(intent, spec));
        time.awaitPending(before + 1);
        return starting;
    }

    static <T> FutureTask<T> inBackground(Callable<T> call) {
        var task = new FutureTask<>(call);
        Thread.ofVirtual().start(task);
        return task;
    }

    @Override
    public void close() {
        driver.close();
    }
}
