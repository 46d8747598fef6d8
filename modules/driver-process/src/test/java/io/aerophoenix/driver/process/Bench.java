package io.aerophoenix.driver.process;

import io.aerophoenix.driver.contract.Await;
import io.aerophoenix.driver.contract.HeardExits;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.LogPage;
import io.aerophoenix.lifecycle.LogPage.LogLine;
import io.aerophoenix.lifecycle.MachineDriver.StartOrder;
import io.aerophoenix.lifecycle.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A driver with one machine, for a test: ends what was started through it.
final class Bench implements AutoCloseable {
    static final MachineId MACHINE = MachineId.derivedFrom("the machine");
    static final Duration TIME_TO_START = Duration.ofSeconds(15);

    private static final StopPolicy AT_ONCE = new StopPolicy("SIGKILL", Duration.ZERO);

    final Path data;
    final HeardExits heard = new HeardExits();
    final ProcessDriver driver;
    private final List<IntentId> touched = new ArrayList<>();

    Bench(Path data) throws Exception {
        this(Specs.settings(data));
    }

    Bench(ProcessSettings settings) throws Exception {
        data = settings.dataDir();
        driver = ProcessDriver.open(settings);
        driver.onExit(heard);
    }

    static IntentId intent(int step) {
        return new IntentId(MACHINE, step);
    }

    Instance start(int step, MachineSpec spec) throws Exception {
        return start(step, spec, TIME_TO_START);
    }

    Instance start(int step, MachineSpec spec, Duration deadline) throws Exception {
        touched.add(intent(step));
        return driver.start(new StartOrder(intent(step), spec, deadline));
    }

    Truth observe(int step) throws Exception {
        touched.add(intent(step));
        return driver.observe(MACHINE, intent(step));
    }

    Run run(int step) {
        return new DataFolder(data).run(intent(step));
    }

    List<String> output() throws Exception {
        return driver.logs(MACHINE, LogPage.BEGINNING, 1000).lines().stream()
                .map(LogLine::text)
                .toList();
    }

    List<String> awaitOutput(int lines) throws Exception {
        return Await.until("output", this::output, output -> output.size() >= lines);
    }

    static boolean alive(long pid) {
        // A process that nobody has collected yet is dead, though it has an entry.
        return Files.exists(Path.of("/proc/" + pid))
                && ProcessHandle.of(pid).isPresent()
                && !state(pid).equals("Z");
    }

    private static String state(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
        } catch (IOException _) {
            return "Z";
        }
    }

    @Override
    public void close() throws DriverException {
        try {
            endAll();
            driver.discard(MACHINE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before all had ended", e);
        } finally {
            driver.close();
        }
    }

    private void endAll() throws DriverException, InterruptedException {
        for (var intent : touched) {
            if (!(driver.observe(MACHINE, intent) instanceof Truth.NeverStarted)) {
                driver.stop(MACHINE, intent, AT_ONCE);
            }
        }
    }
}
