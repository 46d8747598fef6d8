package io.aerophoenix.region;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Waits for what must come to pass, and fails when it does not.
final class Until {
    /// Far more than anything here takes; only a failing test waits so long.
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private Until() {}

    /// Something to look at again and again.
    @FunctionalInterface
    interface Look<T> {
        T now() throws Exception;
    }

    /// Looks until what is seen is as wanted, and answers with it.
    ///
    /// @param what names what is waited for, in the failure's message
    /// @throws InterruptedException when whoever waits is no longer wanted
    static <T> T seen(String what, Look<T> look, Predicate<? super T> wanted) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var seen = look.now();
            if (wanted.test(seen)) {
                return seen;
            }
            if (System.nanoTime() - end > 0) {
                throw new AssertionError(
                        "waited %s for %s; last seen: %s".formatted(PATIENCE, what, seen));
            }
            pause(PAUSE_NANOS);
        }
    }

    /// Looks until the answer is yes.
    static void so(String what, Look<Boolean> look) throws Exception {
        seen(what, look, Boolean::booleanValue);
    }

    static void pause(long nanos) throws InterruptedException {
        LockSupport.parkNanos(nanos);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
