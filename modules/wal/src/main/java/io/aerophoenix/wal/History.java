package io.aerophoenix.wal;

import io.aerophoenix.wal.Entry.Stored;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All entries of one machine, from its file and the journal together. Pure.
///
/// @param beyondFile those that only the journal has
/// @param fault why they do not make a whole; null when they do
record History(List<Entry> entries, List<Stored> beyondFile, @Nullable String fault) {

    static History of(List<Entry> inFile, List<Stored> inJournal) {
        var all = new ArrayList<>(inFile);
        var beyond = new ArrayList<Stored>();
        for (var stored : inJournal) {
            var entry = stored.entry();
            if (entry.step() == all.size() + 1) {
                all.add(entry);
                beyond.add(stored);
            } else if (entry.step() > all.size()) {
                return new History(all, beyond, MachineTable.gap(all.size(), entry.step()));
            }
        }
        return new History(all, beyond, all.isEmpty() ? "nothing is left of it" : null);
    }
}
