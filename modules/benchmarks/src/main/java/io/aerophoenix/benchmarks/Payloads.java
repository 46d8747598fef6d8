package io.aerophoenix.benchmarks;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.wal.Entry;
import io.aerophoenix.wal.Failpoints;
import io.aerophoenix.wal.Journal;
import io.aerophoenix.wal.JournalSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What a region really writes: the entries that a machine's stop and start leave in the journal.
final class Payloads {
    /// Intent and outcome of each.
    private static final int ENTRIES = 4;

    private Payloads() {}

    /// Lets a machine live in this folder for a moment.
    static List<byte[]> record(Path folder) throws IOException {
        try (var region = SimulatedRegion.open(folder)) {
            var machine = region.create(1);
            region.act(machine, Action.STOP);
            region.act(machine, Action.START);
        }
        try (var journal =
                Journal.open(
                        folder.resolve("journal.db"),
                        JournalSettings.standard(),
                        _ -> {},
                        Failpoints.NONE)) {
            long last = journal.lastPosition().join();
            return journal.read(last - ENTRIES, ENTRIES).join().stream()
                    .map(Entry.Stored::entry)
                    .map(Entry::payload)
                    .toList();
        }
    }
}
