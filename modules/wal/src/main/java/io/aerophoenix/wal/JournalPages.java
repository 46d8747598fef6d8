package io.aerophoenix.wal;

import io.aerophoenix.wal.Entry.Stored;
import java.util.List;
import java.util.function.Consumer;

/// Reads the journal a page at a time, since it may be larger than memory.
final class JournalPages {
    private static final int PAGE = 10_000;

    private JournalPages() {}

    /// All entries after a position, in order.
    static void each(Journal journal, long after, Consumer<Stored> into) {
        long position = after;
        List<Stored> page;
        do {
            page = journal.read(position, PAGE).join();
            for (var stored : page) {
                into.accept(stored);
                position = stored.position();
            }
        } while (page.size() == PAGE);
    }
}
