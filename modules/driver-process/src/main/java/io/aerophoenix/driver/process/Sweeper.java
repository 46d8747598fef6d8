package io.aerophoenix.driver.process;

import io.aerophoenix.fleet.MachineId;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is looked after every two seconds: lives whose keeper may be gone, and logs that grow.
final class Sweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final DataFolder data;
    private final Lives lives;
    private final long logBytesKept;
    private final Set<MachineId> writing = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("process-sweeper").factory());

    Sweeper(DataFolder data, Lives lives, long logBytesKept) {
        this.data = data;
        this.lives = lives;
        this.logBytesKept = logBytesKept;
    }

    void begin() throws IOException {
        every(INTERVAL, lives::lookAgain);
        if (canPunchHoles()) {
            every(INTERVAL, this::trimLogs);
        } else {
            LOG.warn(
                    "The file system of {} cannot give back the beginning of a file: logs grow without limit until their"
                            + " machine is destroyed. Use ext4, xfs, btrfs or tmpfs.",
                    data.root());
        }
    }

    private void every(Duration interval, Runnable task) {
        long nanos = interval.toNanos();
        var _ =
                thread.scheduleWithFixedDelay(
                        () -> runOrLog(task), nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private static void runOrLog(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A sweep failed; the next one comes in {}.", INTERVAL, e);
        }
    }

    /// Runs a task once, soon.
    void soon(Runnable task) {
        thread.execute(() -> runOrLog(task));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private boolean canPunchHoles() throws IOException {
        var probe = Files.createTempFile(data.root(), "probe", ".tmp");
        try {
            Files.write(probe, new byte[8192]);
            return Libc.punchHole(probe, 4096);
        } finally {
            Files.delete(probe);
        }
    }

    private void trimLogs() {
        writing.addAll(lives.machines());
        for (var machine : Set.copyOf(writing)) {
            // One that has ended is trimmed once more, for what it wrote last.
            boolean lastTime = !lives.anyOf(machine);
            trim(machine);
            if (lastTime) {
                writing.remove(machine);
            }
        }
    }

    private void trim(MachineId machine) {
        try {
            new MachineLogs(data.of(machine).logs()).trim(logBytesKept);
        } catch (IOException e) {
            LOG.warn("The logs of {} could not be trimmed; it is tried again.", machine, e);
        }
    }
}
