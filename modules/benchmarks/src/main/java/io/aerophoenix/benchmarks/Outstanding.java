package io.aerophoenix.benchmarks;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// How many are on their way. Thread-safe.
final class Outstanding {
    private long count;

    synchronized void plus() {
        count++;
    }

    synchronized void minus() {
        count--;
        if (count == 0) {
            notifyAll();
        }
    }

    synchronized long now() {
        return count;
    }

    /// @return how many are left when there are none, or when that took too long
    synchronized long awaitNone(Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos();
                count > 0 && left > 0;
                left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return count;
    }
}
