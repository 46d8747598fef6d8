package io.aerophoenix.region;

import io.aerophoenix.wal.Failpoint;
import io.aerophoenix.wal.Failpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// Ends this process by SIGKILL when it comes past a failpoint for the n-th time: how tests cut the write path off where
/// they want to.
final class KillAt implements Failpoints {
    private final Failpoint point;
    private final AtomicInteger left;

    private KillAt(Failpoint point, int pass) {
        this.point = point;
        this.left = new AtomicInteger(pass);
    }

    /// Reads `after_intent:3`: at the third intent that has become durable.
    ///
    /// @throws IllegalArgumentException when it is not of this form
    static KillAt parse(String text) {
        int colon = text.indexOf(':');
        try {
            var point =
                    Failpoint.valueOf(
                            text.substring(0, Math.max(colon, 0)).toUpperCase(Locale.ROOT));
            int pass = Integer.parseInt(text.substring(colon + 1));
            if (pass >= 1) {
                return new KillAt(point, pass);
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "--kill-at wants POINT:N, such as after_intent:3, not '%s'; the points are %s"
                        .formatted(text, points()));
    }

    private static String points() {
        return Arrays.stream(Failpoint.values())
                .map(point -> point.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    @Override
    public void reached(Failpoint reached) {
        if (reached == point && left.decrementAndGet() <= 0) {
            die();
        }
    }

    private static void die() {
        try {
            var self = Long.toString(ProcessHandle.current().pid());
            var _ = new ProcessBuilder("kill", "-KILL", self).inheritIO().start();
        } catch (IOException e) {
            throw new UncheckedIOException("the kill command cannot be run", e);
        }
        while (true) {
            LockSupport.park(); // the signal comes
        }
    }
}
