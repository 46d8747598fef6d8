package io.aerophoenix.wal;

import java.util.List;

/// Hears what has become durable, in the order of positions, on the journal's own thread: it must only hand over.
public interface DurableListener {
    void durable(List<Entry.Stored> entries);
}
