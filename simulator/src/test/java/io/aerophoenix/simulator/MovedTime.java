package io.aerophoenix.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Time that stands still until a test moves it; calls that come due are made by whoever moves it.
final class MovedTime implements WorldTime {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PriorityQueue<Call> calls =
            new PriorityQueue<>(Comparator.comparing(Call::moment).thenComparingLong(Call::number));
    private Instant now;
    private long numbers;

    MovedTime() {
        this(NOON);
    }

    MovedTime(Instant begin) {
        this.now = begin;
    }

    private record Call(Instant moment, long number, Runnable call) {}

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized Alarm at(Instant moment, Runnable call) {
        var pending = new Call(moment, numbers++, call);
        calls.add(pending);
        notifyAll();
        return () -> cancel(pending);
    }

    private synchronized void cancel(Call call) {
        calls.remove(call);
    }

    /// Moves on, and makes every call that comes due on the way, at its moment.
    void move(Duration step) {
        var goal = instant().plus(step);
        for (var due = dueBy(goal); !due.isEmpty(); due = dueBy(goal)) {
            due.forEach(call -> call.call().run());
        }
        arrive(goal);
    }

    private synchronized List<Call> dueBy(Instant goal) {
        var first = calls.peek();
        if (first == null || first.moment().isAfter(goal)) {
            return List.of();
        }
        calls.remove();
        arrive(first.moment());
        return List.of(first);
    }

    private synchronized void arrive(Instant moment) {
        now = moment.isAfter(now) ? moment : now;
    }

    /// Waits until other threads have so many calls pending.
    synchronized void awaitPending(int wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (calls.size() < wanted) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new AssertionError("%d calls wait, not %d".formatted(calls.size(), wanted));
            }
            wait(left);
        }
    }

    synchronized int pending() {
        return calls.size();
    }

    @Override
    public synchronized void close() {
        calls.clear();
    }
}
