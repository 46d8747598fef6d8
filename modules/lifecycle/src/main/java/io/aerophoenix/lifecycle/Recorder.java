package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineEvent;
import io.aerophoenix.wal.Entry;
import io.aerophoenix.wal.Entry.Stored;
import io.aerophoenix.wal.Wal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Writes changes to the journal, and tells the event log which of them have become durable.
final class Recorder {
    private final ChangeCodec codec;
    private final EventLog events;
    private final AtomicLong transitions = new AtomicLong();
    // What has been handed to the journal, by machine and step, until the journal says that the
    // disk has it.
    private final Map<IntentId, OnTheWay> onTheWay = new ConcurrentHashMap<>();

    Recorder(ChangeCodec codec, EventLog events) {
        this.codec = codec;
        this.events = events;
    }

    /// Appends a change. The order of the calls is the order in the journal.
    ///
    /// @param after the machine as it stands after the change
    CompletableFuture<Long> append(Wal wal, Change change, Machine after) {
        var key = new IntentId(change.machine(), change.step());
        var entry =
                new Entry(
                        change.machine(),
                        change.step(),
                        codec.encode(change),
                        () -> codec.encode(after));
        onTheWay.put(key, new OnTheWay(change, after));
        var durable = wal.append(entry);
        var _ =
                durable.whenComplete((_, failure) -> {
                    if (failure != null) {
                        onTheWay.remove(key);
                    }
                });
        return durable;
    }

    /// The journal's thread brings what is durable.
    void durable(List<Stored> entries) {
        var fresh = new ArrayList<MachineEvent>(entries.size());
        for (var stored : entries) {
            var key = new IntentId(stored.entry().machine(), stored.entry().step());
            if (onTheWay.remove(key) instanceof OnTheWay(var change, var after)) {
                transitions.addAndGet(change.transitions().size());
                fresh.add(new MachineEvent(stored.position(), change, after));
            }
        }
        events.add(fresh);
    }

    long transitions() {
        return transitions.get();
    }

    private record OnTheWay(Change change, Machine after) {}
}
