package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.wal.Entry.Stored;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries durable entries from the journal to the machines' own files, several of one machine in one transaction, and
/// knows up to which position all of them have arrived. Thread-safe.
final class WriteBehind {
    private static final Logger LOG = LoggerFactory.getLogger(WriteBehind.class);

    private final MachineFiles files;
    // What has not arrived, by machine, positions rising. An entry leaves when its file has it, not
    // when it is sent.
    private final Map<MachineId, Deque<Stored>> pending = new HashMap<>();
    private final Set<MachineId> failing = new HashSet<>();

    WriteBehind(MachineFiles files) {
        this.files = files;
    }

    synchronized void add(List<Stored> entries) {
        for (var stored : entries) {
            pending.computeIfAbsent(stored.entry().machine(), _ -> new ArrayDeque<>()).add(stored);
        }
    }

    /// Sends everything pending to the files.
    ///
    /// @return when it has arrived, or failed to: what failed stays pending
    CompletableFuture<Void> storeAll() {
        return CompletableFuture.allOf(
                machines().stream().map(this::store).toArray(CompletableFuture[]::new));
    }

    private synchronized List<MachineId> machines() {
        return List.copyOf(pending.keySet());
    }

    /// Sends what is pending of one machine to its file.
    ///
    /// @return whether nothing of it is pending any more
    CompletableFuture<Boolean> store(MachineId machine) {
        var entries = pendingOf(machine);
        if (entries.isEmpty()) {
            return CompletableFuture.completedFuture(true);
        }
        long upTo = entries.getLast().position();
        return files.store(machine, entries.stream().map(Stored::entry).toList())
                .handle((_, failure) ->
                        failure == null ? arrived(machine, upTo) : failed(machine, failure));
    }

    private synchronized List<Stored> pendingOf(MachineId machine) {
        var entries = pending.get(machine);
        return entries == null ? List.of() : List.copyOf(entries);
    }

    private synchronized boolean arrived(MachineId machine, long upTo) {
        failing.remove(machine);
        var entries = pending.get(machine);
        if (entries != null) {
            entries.removeIf(stored -> stored.position() <= upTo);
            if (entries.isEmpty()) {
                pending.remove(machine);
            }
        }
        return true;
    }

    private synchronized boolean failed(MachineId machine, Throwable failure) {
        if (failing.add(machine)) {
            LOG.error(
                    "The file of {} cannot be written; its entries stay in the journal, and storing is tried again",
                    machine,
                    failure);
        }
        return false;
    }

    /// The oldest position that has not arrived; empty when all have.
    synchronized OptionalLong oldestPending() {
        return pending.values().stream().mapToLong(entries -> entries.getFirst().position()).min();
    }

    synchronized int unstored() {
        return pending.values().stream().mapToInt(Deque::size).sum();
    }
}
