package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.wal.Entry.Stored;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A region's write-ahead log: what is appended is durable when the answer comes, and reaches the machine's own file
/// soon after. Thread-safe.
public final class Wal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Wal.class);

    private final WalSettings settings;
    private final MachineFiles files;
    private final WriteBehind writeBehind;
    private final Journal journal;
    private final Set<MachineId> damaged = new HashSet<>();
    private final ScheduledExecutorService timer;

    private Wal(WalSettings settings, DurableListener listener, Failpoints failpoints) {
        this.settings = settings;
        this.files =
                new MachineFiles(
                        settings.folder().resolve("machines"),
                        settings.lanes(),
                        settings.openFiles());
        this.writeBehind = new WriteBehind(files);
        this.journal =
                Journal.open(
                        settings.folder().resolve("journal.db"),
                        entries -> {
                            writeBehind.add(entries);
                            listener.durable(entries);
                        },
                        failpoints);
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("write-behind").daemon().factory());
    }

    /// Opens the log in a folder, or makes one. [#recover] comes next, before anything is appended.
    ///
    /// @param listener hears of what becomes durable from now on
    /// @param failpoints hears of the moments at which a test may end the process; [Failpoints#NONE] otherwise
    public static Wal open(WalSettings settings, DurableListener listener, Failpoints failpoints) {
        try {
            Files.createDirectories(settings.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s cannot be made; check the folder's owner".formatted(settings.folder()), e);
        }
        return new Wal(settings, listener, failpoints);
    }

    /// All machines that the files and the journal know, each with its first and its latest entry; then storing begins.
    ///
    /// A replay: entries that are in the journal only go to their files from here on, those that the files have are
    /// passed over by their step.
    public List<Recovered> recover() {
        var recovery = new Recovery(files, journal);
        var found = recovery.run();
        for (var machine : found) {
            if (machine instanceof Recovered.Damaged(var id, _)) {
                damaged.add(id);
            }
        }
        writeBehind.add(recovery.unstored());
        long store = settings.storeEvery().toMillis();
        long trim = settings.trimEvery().toMillis();
        var _ =
                timer.scheduleWithFixedDelay(
                        this::storePending, store, store, TimeUnit.MILLISECONDS);
        var _ = timer.scheduleWithFixedDelay(this::trimQuietly, trim, trim, TimeUnit.MILLISECONDS);
        return found;
    }

    /// @see Journal#append
    public CompletableFuture<Long> append(Entry entry) {
        return journal.append(entry);
    }

    /// The entries of all machines after a position, the oldest first, as far as they are kept.
    public List<Stored> read(long after, int limit) {
        return journal.read(after, limit).join();
    }

    public long firstPosition() {
        return journal.firstPosition().join();
    }

    public long lastPosition() {
        return journal.lastPosition().join();
    }

    /// All entries of one machine, also those that its file did not have yet, and those that were appended before this
    /// call and not answered yet.
    ///
    /// @throws DamagedFileException when the file cannot be read
    public List<Entry> entries(MachineId machine) {
        try {
            return journal.lastPosition() // comes after all that was appended before
                    .thenCompose(_ -> writeBehind.store(machine))
                    .thenCompose(_ -> files.entries(machine))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof DamagedFileException damage ? damage : e;
        }
    }

    /// Stores everything that is durable, makes it safe, and cuts the journal behind it.
    ///
    /// @return how many entries were dropped
    public int trim() {
        long last = journal.lastPosition().join();
        writeBehind.storeAll().join();
        long arrived = writeBehind.oldestPending().orElse(last + 1) - 1;
        files.checkpoint().join();
        return journal.trim(Math.min(arrived, last - settings.keptEntries()), Set.copyOf(damaged))
                .join();
    }

    public boolean failed() {
        return journal.failed();
    }

    public WalStats stats() {
        return journal.stats(writeBehind.unstored());
    }

    /// Over the time since the previous call: one reader only.
    public WalStats.Latency recentLatency() {
        return journal.recentLatency();
    }

    /// A sentence as it may be shown to others than this host's operators: it names files as they lie in the folder, and
    /// does not say where that is.
    public String withoutFolder(String sentence) {
        return sentence.replace(settings.folder() + File.separator, "");
    }

    public Path fileOf(MachineId machine) {
        return files.fileOf(machine);
    }

    private void storePending() {
        try {
            writeBehind.storeAll().join();
        } catch (RuntimeException e) {
            LOG.error("Storing entries in machine files failed; it is tried again", e);
        }
    }

    private void trimQuietly() {
        try {
            int gone = trim();
            if (gone > 0) {
                LOG.debug("The journal dropped {} entries that the machine files hold", gone);
            }
        } catch (RuntimeException e) {
            LOG.error("The journal could not be trimmed; it grows until that works", e);
        }
    }

    /// Writes what is queued, stores what is durable, closes.
    @Override
    public void close() {
        timer.shutdownNow();
        journal.close();
        writeBehind.storeAll().join();
        files.close();
    }
}
