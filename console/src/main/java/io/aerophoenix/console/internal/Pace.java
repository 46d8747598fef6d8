package io.aerophoenix.console.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does one piece of work whenever there is a reason to, but calmly: one at a time, on a virtual thread of its own, with a
/// rest after each.
///
/// Reasons that come while it works or rests are one reason. Asking never blocks, so sources of events may ask.
final class Pace implements AutoCloseable {
    /// At most four times a second: as often as an eye can follow figures.
    static final Duration REST = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(Pace.class);

    private final Semaphore reasons = new Semaphore(0);
    private final Runnable work;
    private final Duration rest;
    private final Thread thread;

    Pace(Runnable work, Duration rest) {
        this.work = work;
        this.rest = rest;
        this.thread = Thread.ofVirtual().name("console-pace").start(this::run);
    }

    void ask() {
        if (reasons.availablePermits() == 0) {
            reasons.release();
        }
    }

    private void run() {
        try {
            while (true) {
                reasons.acquire();
                reasons.drainPermits();
                workOnce();
                Thread.sleep(rest);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Closed: the thread ends here.
        }
    }

    private void workOnce() {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("A page could not be brought up to date; the next change tries again", e);
        }
    }

    /// Ends the work, at once where it waits.
    @Override
    public void close() {
        thread.interrupt();
    }
}
