package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.wal.Entry.Stored;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A region's write-ahead log: what is appended is durable when the answer comes, reaches the machine's own file some
/// seconds later, and the index that the next start reads. Thread-safe.
public final class Wal implements AutoCloseable {
    private final WalSettings settings;
    private final Fold fold;
    private final Failpoints failpoints;
    private final IndexFile indexFile;
    private final MachineFiles files;
    private final DamagedMachines damaged = new DamagedMachines();
    private final WriteBehind writeBehind;
    private final RegionIndex index;
    private final Journal journal;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable Upkeep upkeep;

    private Wal(WalSettings settings, Fold fold, DurableListener listener, Failpoints failpoints) {
        this.settings = settings;
        this.fold = fold;
        this.failpoints = failpoints;
        var storing = settings.storing();
        this.files =
                new MachineFiles(
                        settings.folder().resolve("machines"),
                        storing.lanes(),
                        FileHandles.within(
                                FileHandles.limit(), storing.openFiles(), storing.lanes()),
                        failpoints);
        this.writeBehind =
                new WriteBehind(files, storing.every(), storing.mostPendingBytes(), damaged);
        this.indexFile = IndexFile.in(settings.folder());
        this.index = new RegionIndex(indexFile, failpoints);
        this.journal =
                Journal.open(
                        settings.folder().resolve("journal.db"),
                        settings.journal(),
                        entries -> {
                            // In this order: no file may know a step that the index has not heard
                            // of.
                            index.add(entries);
                            writeBehind.add(entries);
                            listener.durable(entries);
                        },
                        failpoints);
    }

    /// Opens the log in a folder, or makes one. [#recover] comes next, before anything is appended.
    ///
    /// @param fold makes snapshots where only entries are left
    /// @param listener hears of what becomes durable from now on
    /// @param failpoints hears of the moments at which a test may end the process; [Failpoints#NONE] otherwise
    public static Wal open(
            WalSettings settings, Fold fold, DurableListener listener, Failpoints failpoints) {
        try {
            Files.createDirectories(settings.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s cannot be made; check the folder's owner".formatted(settings.folder()), e);
        }
        return new Wal(settings, fold, listener, failpoints);
    }

    /// All machines that index and journal know; then storing begins, and so does a look at every machine's file.
    ///
    /// A replay: entries that may be in the journal only go to their files from here on, and those that the files have
    /// are passed over by their step. An index that is missing, damaged or too old is built anew first, from the machine
    /// files.
    ///
    /// @param listener hears of files that are found damaged later
    public List<Recovered> recover(DamageListener listener) {
        var opened = new Opening(indexFile, files, journal, fold, failpoints).open();
        var recovery = opened.recovery();
        var reach = recovery.reach();
        index.begin(opened.index(), reach, recovery.latest(), recovery.position());
        writeBehind.begin(recovery.unstored(), recovery.position());
        damaged.onDamage((machine, reason) -> {
            writeBehind.giveUp(machine);
            index.addDamage(machine, reason);
        });
        for (var machine : recovery.found()) {
            if (machine instanceof Recovered.Damaged(var id, var reason)) {
                damaged.damaged(id, reason);
            }
        }
        damaged.onDamage(listener);
        upkeep =
                Upkeep.start(
                        settings,
                        new Upkeep.Parts(journal, index, files, writeBehind, damaged),
                        reach);
        return recovery.found();
    }

    /// @param entry with a snapshot
    /// @see Journal#append
    public CompletableFuture<Long> append(Entry entry) {
        if (entry.snapshot().equals(Snapshot.NONE)) {
            throw new IllegalArgumentException(
                    "step %d of %s comes without a snapshot, which the index needs"
                            .formatted(entry.step(), entry.machine()));
        }
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
    /// @throws FileUnavailableException when it cannot be read now
    public List<Entry> entries(MachineId machine) {
        return joined(
                journal.lastPosition() // comes after all that was appended before
                        .thenCompose(_ -> stored(machine)));
    }

    private static List<Entry> joined(CompletableFuture<List<Entry>> entries) {
        try {
            return entries.join();
        } catch (CompletionException e) {
            throw switch (e.getCause()) {
                case DamagedFileException damage -> damage;
                case FileUnavailableException unavailable -> unavailable;
                case null, default -> e;
            };
        }
    }

    /// As [#entries], also for a machine whose file was found damaged, if a good copy of it has been put in its place: what
    /// the copy lacks is taken from the journal, and the machine is stored again from now on.
    ///
    /// @throws DamagedFileException when the file is not good; nothing has changed then
    /// @throws FileUnavailableException when it cannot be read now
    public List<Entry> readmit(MachineId machine) {
        if (!damaged.contains(machine)) {
            return entries(machine);
        }
        var history = historyOf(machine);
        var fault = history.fault();
        if (fault != null) {
            throw new DamagedFileException(fileOf(machine), fault, Damage.found(fault));
        }
        writeBehind.takeUpAgain(machine, history.beyondFile());
        damaged.mended(machine);
        return history.entries();
    }

    private History historyOf(MachineId machine) {
        var inJournal = new ArrayList<Stored>();
        JournalPages.each(
                journal,
                0,
                stored -> {
                    if (stored.entry().machine().equals(machine)) {
                        inJournal.add(stored);
                    }
                });
        return History.of(joined(files.entries(machine)), inJournal);
    }

    private CompletableFuture<List<Entry>> stored(MachineId machine) {
        if (damaged.contains(machine)) {
            // A good copy may be in its place by now, but lacks what only the journal has.
            var finding = "it was found damaged since the region started";
            return CompletableFuture.failedFuture(
                    new DamagedFileException(fileOf(machine), finding, Damage.found(finding)));
        }
        return writeBehind.store(machine).thenCompose(_ -> files.entries(machine));
    }

    /// Stores everything that is durable, makes it safe, and cuts the journal behind it.
    ///
    /// @return how many entries were dropped
    public int trim() {
        return running().trimAll();
    }

    /// Builds the index anew from the machine files, beside the running region, and goes on with the new one. Also where
    /// the old one was deleted or damaged meanwhile.
    ///
    /// @return fails with [IllegalStateException] when that is being done already
    public CompletableFuture<RebuildReport> rebuildIndex() {
        var parts = new IndexRebuild.Parts(index, files, damaged);
        return new IndexRebuild(indexFile, parts, fold, failpoints).start(this::stored);
    }

    /// Looks at every machine's file once, now, rather than bit by bit: so tests need not wait for it.
    void scrub() {
        running().scrubAll();
    }

    private Upkeep running() {
        return Objects.requireNonNull(upkeep, "recover() comes first");
    }

    /// Whether more waits, for the journal or for machine files, than is good. New intents should be refused until that is
    /// over; what is under way may go on.
    public boolean crowded() {
        return journal.crowded() || writeBehind.crowded();
    }

    /// @see Journal#failed
    public boolean failed() {
        return journal.failed();
    }

    /// @see Journal#trouble
    public Optional<String> trouble() {
        return journal.trouble();
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

    /// Writes what is queued, stores what is durable, closes.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        if (upkeep != null) {
            upkeep.stop();
        }
        journal.close();
        if (upkeep != null) {
            upkeep.finish();
        }
        index.close();
        files.close();
        writeBehind.close();
    }
}
