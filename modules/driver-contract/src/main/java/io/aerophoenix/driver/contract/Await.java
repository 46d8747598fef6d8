package io.aerophoenix.driver.contract;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Waits for what must come to pass, and fails when it does not.
public final class Await {
    /// Far more than anything here takes; only a failing test waits so long.
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private Await() {}

    /// Something to look at again and again.
    @FunctionalInterface
    public interface Look<T> {
        T now() throws Exception;
    }

    /// Looks until what is seen is as wanted, and answers with it.
    ///
    /// @param what names what is waited for, in the failure's message
    public static <T> T until(String what, Look<T> look, Predicate<? super T> wanted)
            throws Exception {
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
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /// Looks until the answer is yes.
    public static void until(String what, Look<Boolean> look) throws Exception {
        until(what, look, Boolean::booleanValue);
    }
}
