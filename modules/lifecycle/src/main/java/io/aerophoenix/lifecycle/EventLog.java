package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.MachineEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The newest durable changes, in memory, for those who follow them: each at their own pace, none of them waited for.
/// Thread-safe.
final class EventLog {
    private static final int KEPT = 8192;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Deque<MachineEvent> kept = new ArrayDeque<>();
    private volatile Consumer<List<MachineEvent>> overhears = _ -> {};
    private long last;

    /// Says from which position on events will come. Once, before the first.
    void beginAfter(long position) {
        lock.lock();
        try {
            last = position;
        } finally {
            lock.unlock();
        }
    }

    /// Has this hear all events from now on, on the journal's thread: it must be quick, and must not fail.
    void overhear(Consumer<List<MachineEvent>> listener) {
        overhears = listener;
    }

    void add(List<MachineEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        overhears.accept(events);
        lock.lock();
        try {
            kept.addAll(events);
            while (kept.size() > KEPT) {
                kept.removeFirst();
            }
            last = events.getLast().position();
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long last() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for events after a position.
    ///
    /// @return at most `limit` of them; empty when they have left memory, and must be read from the journal
    List<MachineEvent> next(long after, int limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (last <= after) {
                grown.await();
            }
            return holds(after) ? upTo(after, limit) : List.of();
        } finally {
            lock.unlock();
        }
    }

    private boolean holds(long after) {
        return !kept.isEmpty() && kept.getFirst().position() <= after + 1;
    }

    private List<MachineEvent> upTo(long after, int limit) {
        var found = new ArrayList<MachineEvent>();
        // From the newest backwards: who follows is seldom far behind.
        for (var event : kept.reversed()) {
            if (event.position() <= after) {
                break;
            }
            found.add(event);
        }
        var inOrder = found.reversed();
        return List.copyOf(inOrder.subList(0, Math.min(limit, inOrder.size())));
    }
}
