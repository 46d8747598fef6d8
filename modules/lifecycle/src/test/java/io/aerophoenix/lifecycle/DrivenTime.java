package io.aerophoenix.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Time that stands still until a test moves it, and threads that are the test's own: whatever is to be run, is run by
/// whoever moves.
final class DrivenTime implements InstantSource, HealthTools.Timer, Executor {
    private final PriorityQueue<Call> calls =
            new PriorityQueue<>(Comparator.comparing(Call::moment).thenComparingLong(Call::number));
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private Instant now = Samples.NOON;
    private long numbers;

    private record Call(Instant moment, long number, Runnable task, AtomicBoolean cancelled) {}

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized Runnable after(Duration wait, Runnable task) {
        var call = new Call(now.plus(wait), numbers++, task, new AtomicBoolean());
        calls.add(call);
        return () -> call.cancelled().set(true);
    }

    @Override
    public synchronized void execute(Runnable task) {
        tasks.add(task);
    }

    /// Moves on, and makes all that comes due on the way, at its moment.
    void move(Duration step) {
        var goal = instant().plus(step);
        runTasks();
        for (var due = dueBy(goal); due != null; due = dueBy(goal)) {
            due.task().run();
            runTasks();
        }
        arrive(goal);
    }

    private synchronized @Nullable Call dueBy(Instant goal) {
        var first = firstWanted();
        if (first == null || first.moment().isAfter(goal)) {
            return null;
        }
        calls.remove();
        arrive(first.moment());
        return first;
    }

    private @Nullable Call firstWanted() {
        while (!calls.isEmpty() && calls.peek().cancelled().get()) {
            calls.remove();
        }
        return calls.peek();
    }

    private synchronized void arrive(Instant moment) {
        now = moment.isAfter(now) ? moment : now;
    }

    private void runTasks() {
        for (var task = nextTask(); task != null; task = nextTask()) {
            task.run();
        }
    }

    private synchronized @Nullable Runnable nextTask() {
        return tasks.poll();
    }

    /// How many calls are still to come.
    synchronized int pending() {
        return (int) calls.stream().filter(call -> !call.cancelled().get()).count();
    }
}
