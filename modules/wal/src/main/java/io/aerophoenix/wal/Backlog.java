package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.wal.Entry.Stored;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What has not arrived in one machine's file, positions rising. Guarded by its [WriteBehind].
final class Backlog {
    // Beside its payload: the objects by which an entry is found, in bytes of heap.
    private static final int OVERHEAD_BYTES = 80;

    final MachineId machine;
    private final Payloads payloads;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long sinceNanos;
    private long sentNanos;
    private long heldUntilNanos;
    private boolean sent;

    Backlog(MachineId machine, Payloads payloads, long nowNanos) {
        this.machine = machine;
        this.payloads = payloads;
        this.sinceNanos = nowNanos;
        this.heldUntilNanos = nowNanos;
    }

    /// Keeps the entry without its snapshot, which would keep a whole machine.
    ///
    /// @return how many bytes of memory that takes
    long add(Stored stored) {
        var entry = stored.entry();
        var one = new Waiting(stored.position(), entry.step(), payloads.keep(entry.payload()));
        waiting.add(one);
        return one.bytes();
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
        return waiting.getFirst().step();
    }

    List<Entry> entries() {
        return waiting.stream()
                .map(it -> new Entry(machine, it.step(), it.payload().bytes()))
                .toList();
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

    /// @return how many bytes of memory that sets free
    long arrived(long upTo) {
        long freed = 0;
        while (!waiting.isEmpty() && oldestPosition() <= upTo) {
            freed += let(waiting.removeFirst());
        }
        sent = false;
        // What is left came after these were sent.
        sinceNanos = sentNanos;
        return freed;
    }

    private long let(Waiting one) {
        payloads.release(one.payload());
        return one.bytes();
    }

    void failed(long againNanos) {
        sent = false;
        heldUntilNanos = againNanos;
    }

    /// Lets all of it go, wherever it has arrived.
    ///
    /// @return how many bytes of memory that sets free
    long clear() {
        long freed = 0;
        while (!waiting.isEmpty()) {
            freed += let(waiting.removeFirst());
        }
        return freed;
    }

    private record Waiting(long position, long step, Payloads.Kept payload) {
        long bytes() {
            return payload.length() + (long) OVERHEAD_BYTES;
        }
    }
}
