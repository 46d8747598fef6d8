package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.wal.Entry.Stored;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What has not arrived in one machine's file, positions rising. Guarded by its [WriteBehind].
final class Backlog {
    // Beside its payload: the objects that hold an entry, in bytes of heap.
    private static final int OVERHEAD_BYTES = 120;

    final MachineId machine;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long sinceNanos;
    private long sentNanos;
    private long heldUntilNanos;
    private boolean sent;

    Backlog(MachineId machine, long nowNanos) {
        this.machine = machine;
        this.sinceNanos = nowNanos;
        this.heldUntilNanos = nowNanos;
    }

    /// Keeps the entry without its snapshot, which would keep a whole machine.
    ///
    /// @return how many bytes of heap that takes
    long add(Stored stored) {
        var entry = new Entry(machine, stored.entry().step(), stored.entry().payload());
        waiting.add(new Waiting(stored.position(), entry));
        return bytesOf(entry);
    }

    private static long bytesOf(Entry entry) {
        return entry.payload().length + (long) OVERHEAD_BYTES;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    long oldestPosition() {
        return waiting.getFirst().position();
    }

    long newestPosition() {
        return waiting.getLast().position();
    }

    long oldestStep() {
        return waiting.getFirst().entry().step();
    }

    List<Entry> entries() {
        return waiting.stream().map(Waiting::entry).toList();
    }

    /// Whether it is under way, or failed a moment ago.
    boolean isToBeLeft(long nowNanos) {
        return sent || nowNanos - heldUntilNanos < 0;
    }

    long ageNanos(long nowNanos) {
        return nowNanos - sinceNanos;
    }

    void sent(long nowNanos) {
        sent = true;
        sentNanos = nowNanos;
    }

    /// @return how many bytes of heap that sets free
    long arrived(long upTo) {
        long freed = 0;
        while (!waiting.isEmpty() && oldestPosition() <= upTo) {
            freed += bytesOf(waiting.removeFirst().entry());
        }
        sent = false;
        // What is left came after these were sent.
        sinceNanos = sentNanos;
        return freed;
    }

    void failed(long againNanos) {
        sent = false;
        heldUntilNanos = againNanos;
    }

    long bytes() {
        return waiting.stream().mapToLong(it -> bytesOf(it.entry())).sum();
    }

    private record Waiting(long position, Entry entry) {}
}
