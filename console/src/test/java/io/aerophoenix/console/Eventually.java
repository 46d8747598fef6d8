package io.aerophoenix.console;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits until something holds, and fails when it does not in good time.
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private Eventually() {}

    public static void holds(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not after %s: %s".formatted(PATIENCE, what));
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }
}
