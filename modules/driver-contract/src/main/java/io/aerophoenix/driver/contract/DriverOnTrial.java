package io.aerophoenix.driver.contract;

import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.MachineDriver;
import io.aerophoenix.lifecycle.MachineDriver.StartOrder;
import io.aerophoenix.lifecycle.Truth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A driver to test, and what a driver's own test must say about it. Ends and removes what a test started.
abstract class DriverOnTrial {
    static final MachineId MACHINE = MachineId.derivedFrom("the machine");
    static final MachineId OTHER = MachineId.derivedFrom("another machine");
    static final IntentId FIRST = new IntentId(MACHINE, 1);
    static final IntentId SECOND = new IntentId(MACHINE, 7);
    static final StopPolicy PROMPT = new StopPolicy("SIGTERM", Duration.ofSeconds(5));
    static final int ANY_NUMBER_OF_LINES = 1000;

    private static final StopPolicy AT_ONCE = new StopPolicy("SIGKILL", Duration.ZERO);
    private static final Duration TIME_TO_START = Duration.ofSeconds(15);

    private final List<IntentId> started = new ArrayList<>();
    private Path data;
    private HeardExits heard;
    private MachineDriver driver;

    /// A driver over this folder, as after a start of the control plane; what an earlier one left there is found.
    protected abstract MachineDriver open(Path dataDir) throws Exception;

    /// Runs until it is stopped, and ends at once on SIGTERM.
    protected abstract MachineSpec longRunning();

    /// As [#longRunning], and passes [#probe] when it is tried.
    protected abstract MachineSpec well();

    /// As [#longRunning], and fails [#probe] when it is tried.
    protected abstract MachineSpec unwell();

    /// As [#longRunning], and does not answer [#probe].
    protected abstract MachineSpec silent();

    /// How its health is asked about.
    protected abstract HealthCheck.Probe probe();

    /// Ends at once with this code.
    protected abstract MachineSpec exitsWith(int code);

    /// Writes `line 1` to `line n` to stdout, then ends with code 0.
    protected abstract MachineSpec writesLines(int n);

    /// Passes [MachineDriver#objection], but fails when it is started.
    protected abstract MachineSpec cannotStart();

    @BeforeEach
    final void openTheDriver(@TempDir Path dataDir) throws Exception {
        data = dataDir;
        heard = new HeardExits();
        driver = open(data);
        driver.onExit(heard);
    }

    @AfterEach
    final void stopWhatRuns() throws Exception {
        for (var intent : started) {
            driver.stop(intent.machine(), intent, AT_ONCE);
        }
        driver.discard(MACHINE);
        driver.discard(OTHER);
        driver.close();
    }

    final MachineDriver driver() {
        return driver;
    }

    /// What was reported since the driver was opened last.
    final HeardExits heard() {
        return heard;
    }

    /// The test has discarded its machines itself.
    final void nothingIsLeft() {
        started.clear();
    }

    /// As when the control plane ends and starts again.
    final void reopen() throws Exception {
        driver.close();
        heard = new HeardExits();
        driver = open(data);
        driver.onExit(heard);
    }

    final Instance start(IntentId intent, MachineSpec spec) throws Exception {
        var instance = driver.start(new StartOrder(intent, spec, TIME_TO_START));
        started.add(intent);
        return instance;
    }

    final Truth observe(IntentId intent) throws Exception {
        return driver.observe(intent.machine(), intent);
    }
}
