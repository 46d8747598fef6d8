package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.wal.Entry.Stored;
import io.aerophoenix.wal.IndexTable.Reach;
import io.aerophoenix.wal.IndexTable.Row;
import io.aerophoenix.wal.RegionIndex.Latest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// Puts a region's machines together after a start: from the index, and from what the journal has beyond it. Machine
/// files are opened only where these two do not fit together, or the index says that a file was damaged.
final class Recovery {
    private final MachineFiles files;
    private final Journal journal;
    private final Fold fold;
    private final Reach reach;
    private final long lastPosition;
    private final Map<MachineId, Row> rows = new LinkedHashMap<>();
    private final Map<MachineId, List<Entry>> after = new LinkedHashMap<>();
    private final List<Stored> unstored = new ArrayList<>();
    private final Map<MachineId, Latest> latest = new HashMap<>();
    private final List<Recovered> found = new ArrayList<>();

    private Recovery(MachineFiles files, Journal journal, Fold fold, Reach reach) {
        this.files = files;
        this.journal = journal;
        this.fold = fold;
        this.reach = reach;
        // Where the journal has lost its end, the index still knows how far it was.
        var _ = journal.goOnAfter(reach.position()).join();
        this.lastPosition = journal.lastPosition().join();
    }

    /// @throws SQLException when the index is damaged, or too old for what is left of the journal
    static Recovery from(MachineFiles files, Journal journal, Fold fold, IndexTable index)
            throws SQLException {
        index.check();
        var reach =
                index.reach().orElseThrow(() -> Damage.found("it was never written to the end"));
        var recovery = new Recovery(files, journal, fold, reach);
        index.each(recovery::take);
        recovery.readJournal();
        recovery.judge();
        return recovery;
    }

    private void take(Row row) {
        rows.put(row.machine(), row);
    }

    private void readJournal() throws SQLException {
        var gap = new Gap(reach.position());
        JournalPages.each(
                journal,
                Math.min(reach.position(), reach.stored()),
                stored -> {
                    var entry = stored.entry();
                    if (stored.position() > reach.position()) {
                        gap.next(stored.position());
                        after.computeIfAbsent(entry.machine(), _ -> new ArrayList<>()).add(entry);
                    }
                    if (stored.position() > reach.stored()) {
                        unstored.add(stored);
                    }
                });
        if (gap.found) {
            throw Damage.found(
                    "it ends at position %d, and the journal has been trimmed behind a newer one"
                            .formatted(reach.position()));
        }
    }

    private void judge() {
        var doubtful = new HashSet<MachineId>();
        for (var row : rows.values()) {
            var tail = after.getOrDefault(row.machine(), List.of());
            if (row.isDamaged() || !follow(row.step(), tail)) {
                doubtful.add(row.machine());
            } else {
                foundIntact(row.machine(), new Recovered.Base(row.step(), row.snapshot()), tail);
            }
        }
        for (var machine : after.keySet()) {
            if (!rows.containsKey(machine)) {
                var all = after.getOrDefault(machine, List.of());
                if (follow(0, all)) {
                    foundIntact(machine, null, all);
                } else {
                    doubtful.add(machine);
                }
            }
        }
        judgeByFile(doubtful);
    }

    private static boolean follow(long step, List<Entry> entries) {
        long next = step + 1;
        for (var entry : entries) {
            if (entry.step() != next) {
                return false;
            }
            next++;
        }
        return true;
    }

    private void foundIntact(
            MachineId machine, Recovered.@Nullable Base base, List<Entry> entries) {
        var intact = new Recovered.Intact(machine, base, entries);
        found.add(intact);
        if (!entries.isEmpty()) {
            var snapshot = base == null ? null : base.snapshot();
            latest.put(machine, new Latest(intact.step(), () -> fold.fold(snapshot, entries)));
        }
    }

    private void judgeByFile(Set<MachineId> doubtful) {
        if (doubtful.isEmpty()) {
            return;
        }
        var inJournal = new HashMap<MachineId, List<Stored>>();
        JournalPages.each(
                journal,
                0,
                stored -> {
                    var machine = stored.entry().machine();
                    if (doubtful.contains(machine)) {
                        inJournal.computeIfAbsent(machine, _ -> new ArrayList<>()).add(stored);
                    }
                });
        unstored.removeIf(stored -> doubtful.contains(stored.entry().machine()));
        for (var machine : doubtful) {
            judgeByFile(machine, inJournal.getOrDefault(machine, List.of()));
        }
        unstored.sort(Comparator.comparingLong(Stored::position));
    }

    private void judgeByFile(MachineId machine, List<Stored> inJournal) {
        var file = files.fileOf(machine);
        try {
            var entries = new ArrayList<>(files.entriesIfAny(machine).join());
            var history = History.of(entries, inJournal);
            if (history.fault() == null) {
                foundIntact(machine, null, history.entries());
                unstored.addAll(history.beyondFile());
            } else {
                found.add(
                        new Recovered.Damaged(
                                machine, DamagedFileException.messageOn(file, history.fault())));
            }
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof DamagedFileException damage)) {
                throw e;
            }
            found.add(new Recovered.Damaged(machine, String.valueOf(damage.getMessage())));
        }
    }

    List<Recovered> found() {
        return found;
    }

    /// The journal's entries that may not have reached their files, in order.
    List<Stored> unstored() {
        return unstored;
    }

    /// What the index does not know yet.
    Map<MachineId, Latest> latest() {
        return latest;
    }

    Reach reach() {
        return reach;
    }

    /// The position up to which all this is true.
    long position() {
        return lastPosition;
    }

    /// Positions are dense where nothing was trimmed.
    private static final class Gap {
        private long last;
        private boolean found;

        Gap(long last) {
            this.last = last;
        }

        void next(long position) {
            found |= position != last + 1;
            last = position;
        }
    }
}
