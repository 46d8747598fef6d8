package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.wal.Entry.Stored;
import io.aerophoenix.wal.IndexTable.Reach;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens a region's index at a start, and builds it anew where there is none that is of use.
final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final IndexFile file;
    private final MachineFiles files;
    private final Journal journal;
    private final Fold fold;
    private final Failpoints failpoints;

    Opening(IndexFile file, MachineFiles files, Journal journal, Fold fold, Failpoints failpoints) {
        this.file = file;
        this.files = files;
        this.journal = journal;
        this.fold = fold;
        this.failpoints = failpoints;
    }

    /// An index that is open, and what it says together with the journal.
    record Opened(IndexTable index, Recovery recovery) {}

    Opened open() {
        file.removeFresh();
        if (file.exists()) {
            try {
                return read();
            } catch (SQLException e) {
                refuseUnlessDamaged(e);
                LOG.error(
                        "{} is of no use ({}); it is kept as {}",
                        file.file(),
                        e.getMessage(),
                        file.setAside());
            }
        }
        try {
            buildAnew();
            return read();
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    private void refuseUnlessDamaged(SQLException failure) {
        if (!Damage.isProvenBy(failure)) {
            throw unusable(failure);
        }
    }

    private IllegalStateException unusable(SQLException failure) {
        return new IllegalStateException(
                "%s cannot be used (%s); check the disk's space and permissions, and start again"
                        .formatted(file.file(), failure.getMessage()),
                failure);
    }

    private Opened read() throws SQLException {
        var index = IndexTable.open(file.file());
        try {
            return new Opened(index, Recovery.from(files, journal, fold, index));
        } catch (SQLException | RuntimeException e) {
            index.close();
            throw e;
        }
    }

    private void buildAnew() throws SQLException {
        long begun = System.nanoTime();
        long upTo = journal.lastPosition().join();
        var inJournal = inJournal();
        var machines = new LinkedHashSet<>(files.machines());
        machines.addAll(inJournal.keySet());
        if (!machines.isEmpty()) {
            LOG.warn(
                    "There is no index: it is built anew from the files of {} machines, before the region serves",
                    machines.size());
        }
        try (var fresh = IndexTable.open(file.fresh())) {
            var writer = new IndexWriter(fresh, fold, failpoints);
            writer.write(machines, machine -> entries(machine, inJournal));
            // How much of the journal has reached its files is forgotten: all of it is stored
            // again.
            fresh.put(new Reach(upTo, 0, false));
            fresh.commit();
            fresh.checkpoint();
            if (!machines.isEmpty()) {
                LOG.warn(
                        "The index is complete: {} machines, {} of them damaged, after {}",
                        machines.size(),
                        writer.damaged().size(),
                        Duration.ofNanos(System.nanoTime() - begun));
            }
        }
        file.adoptFresh();
    }

    private Map<MachineId, List<Stored>> inJournal() {
        var found = new HashMap<MachineId, List<Stored>>();
        JournalPages.each(
                journal,
                0,
                stored ->
                        found.computeIfAbsent(stored.entry().machine(), _ -> new ArrayList<>())
                                .add(stored));
        return found;
    }

    private CompletableFuture<List<Entry>> entries(
            MachineId machine, Map<MachineId, List<Stored>> inJournal) {
        return files.entriesIfAny(machine)
                .thenApply(inFile -> {
                    var history = History.of(inFile, inJournal.getOrDefault(machine, List.of()));
                    if (history.fault() != null) {
                        throw new DamagedFileException(
                                files.fileOf(machine),
                                history.fault(),
                                Damage.found(history.fault()));
                    }
                    return history.entries();
                });
    }
}
