package io.aerophoenix.wal;

import io.aerophoenix.wal.IndexTable.Reach;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What goes on beside appending: entries are stored, the index is written, the journal is cut, and files are looked at.
final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration PULSE = Duration.ofMillis(100);
    private static final Duration LONGEST_FINISH = Duration.ofSeconds(10);
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final WalSettings settings;
    private final Parts parts;
    private final Scrub scrub;
    private final boolean afterKill;
    private final ScheduledExecutorService timer = timer("upkeep");
    private final ScheduledExecutorService scrubber = timer("scrub");
    private final Object settling = new Object();
    // On the timer's thread only.
    private final Set<Runnable> failing = new HashSet<>();

    private Upkeep(WalSettings settings, Parts parts, Reach reach) {
        this.settings = settings;
        this.parts = parts;
        this.afterKill = !reach.closed();
        this.scrub =
                new Scrub(
                        parts.files(),
                        parts.writeBehind(),
                        parts.index(),
                        parts.damaged()::contains,
                        parts.damaged());
    }

    private static ScheduledExecutorService timer(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    static Upkeep start(WalSettings settings, Parts parts, Reach reach) {
        var upkeep = new Upkeep(settings, parts, reach);
        var storeEvery = settings.storing().every();
        var pulse = storeEvery.compareTo(PULSE) < 0 ? storeEvery : PULSE;
        upkeep.every(pulse, parts.writeBehind()::sendDue);
        upkeep.every(settings.upkeep().indexEvery(), upkeep::settle);
        upkeep.every(settings.upkeep().trimEvery(), upkeep::trim);
        upkeep.lookOn();
        return upkeep;
    }

    private void every(Duration time, Runnable task) {
        var _ =
                timer.scheduleWithFixedDelay(
                        () -> quietly(task),
                        time.toMillis(),
                        time.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void quietly(Runnable task) {
        try {
            task.run();
            failing.remove(task);
        } catch (RuntimeException e) {
            // Once, and not every few seconds for as long as the disk is full.
            if (failing.add(task)) {
                LOG.warn(
                        "Machine files and index cannot be kept up now; the journal grows until that works, which is tried again",
                        e);
            }
        }
    }

    /// Makes what has arrived in the files safe, and writes the index.
    private void settle() {
        synchronized (settling) {
            var _ = parts.index().flush(stored()).join();
        }
    }

    private long stored() {
        long arrived = parts.writeBehind().arrivedUpTo();
        for (var found : parts.files().checkpoint().join()) {
            parts.damaged().damaged(found.machine(), found.reason());
        }
        return arrived;
    }

    private int trim() {
        synchronized (settling) {
            var reach = parts.index().flushSafely(stored(), false).join();
            long last = parts.journal().lastPosition().join();
            long safe = Math.min(reach.stored(), reach.position());
            return parts.journal()
                    .trim(
                            Math.min(safe, last - settings.upkeep().keptEntries()),
                            parts.damaged().all())
                    .join();
        }
    }

    int trimAll() {
        // Comes after all that was appended before.
        parts.journal().lastPosition().join();
        parts.writeBehind().storeAll(FOR_EVER);
        return trim();
    }

    private void lookOn() {
        boolean hurry = afterKill && scrub.rounds() == 0;
        var speed = settings.upkeep().scrub();
        int perSecond = hurry ? speed.filesPerSecondAfterKill() : speed.filesPerSecond();
        var _ =
                scrubber.schedule(
                        this::look,
                        TimeUnit.SECONDS.toMicros(1) / perSecond,
                        TimeUnit.MICROSECONDS);
    }

    private void look() {
        try {
            scrub.step();
        } catch (CompletionException e) {
            LOG.warn("Machine files cannot be looked at now", e);
        }
        if (!scrubber.isShutdown()) {
            lookOn();
        }
    }

    /// Looks at all files once.
    void scrubAll() {
        try {
            scrubber.submit(this::scrubRound).get();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void scrubRound() {
        scrub.beginAgain();
        int begun = scrub.rounds();
        while (scrub.rounds() == begun) {
            scrub.step();
        }
    }

    /// Begins nothing more, and waits for what is under way.
    void stop() {
        for (var threads : new ScheduledExecutorService[] {timer, scrubber}) {
            threads.shutdownNow();
            try {
                if (!threads.awaitTermination(LONGEST_FINISH.toSeconds(), TimeUnit.SECONDS)) {
                    LOG.warn("The upkeep of the log did not end in time");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Stores what is pending, and leaves word that the region ended in order.
    void finish() {
        parts.writeBehind().storeAll(LONGEST_FINISH);
        try {
            parts.index().flushSafely(stored(), true).join();
        } catch (RuntimeException e) {
            LOG.warn("The index was not written at the end; the next start reads the journal", e);
        }
    }

    /// What it works on.
    record Parts(
            Journal journal,
            RegionIndex index,
            MachineFiles files,
            WriteBehind writeBehind,
            DamagedMachines damaged) {}
}
