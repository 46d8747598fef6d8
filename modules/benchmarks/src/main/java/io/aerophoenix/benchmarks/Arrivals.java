package io.aerophoenix.benchmarks;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Moments at equal distances, each of which is announced when it has come. Who comes late to announce one, announces it
/// all the same, with the moment that it was due.
///
/// @param begin as [System#nanoTime]
/// @param end as [System#nanoTime]
record Arrivals(long begin, long end, double distanceNanos) {
    static Arrivals from(long begin, int perSecond, Duration time) {
        return new Arrivals(begin, begin + time.toNanos(), Nanos.PER_SECOND / perSecond);
    }

    /// Announces all of them, from the calling thread; returns at the end.
    void each(Listener listener) {
        long number = 0;
        for (long due = begin; due < end; due = begin + (long) (number * distanceNanos)) {
            await(due);
            listener.due(number, due);
            number++;
        }
    }

    /// As [#each], but what is not announced when the end has come is dropped.
    void eachInTime(Listener listener) {
        long number = 0;
        for (long due = begin;
                due < end && System.nanoTime() < end;
                due = begin + (long) (number * distanceNanos)) {
            await(due);
            listener.due(number, due);
            number++;
        }
    }

    private static void await(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /// Must not block.
    interface Listener {
        void due(long number, long due);
    }
}
