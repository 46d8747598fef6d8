package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.RestartPolicy;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a machine that ended by itself starts again. Pure.
///
/// The wait doubles with each restart in a row, from one second to one minute. A life of a minute or more makes the
/// count begin anew.
final class Restarts {
    static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    static final Duration GOOD_LIFE = Duration.ofMinutes(1);

    private Restarts() {}

    /// The moment of the next start, or null when there is to be none.
    ///
    /// @param restarts how many there were in a row
    static @Nullable Instant afterExit(RestartPolicy policy, Exit exit, int restarts, Instant now) {
        boolean wanted =
                switch (policy.mode()) {
                    case NEVER -> false;
                    case ON_FAILURE -> !exit.clean();
                    case ALWAYS -> true;
                };
        return wanted ? atMost(policy, restarts, now) : null;
    }

    /// The moment of the next start after one by the policy itself has failed, or null when there were enough.
    static @Nullable Instant afterFailedStart(RestartPolicy policy, int restarts, Instant now) {
        return atMost(policy, restarts, now);
    }

    private static @Nullable Instant atMost(RestartPolicy policy, int restarts, Instant now) {
        boolean exhausted = policy.maxRetries() > 0 && restarts >= policy.maxRetries();
        return exhausted ? null : now.plus(waitAfter(restarts));
    }

    static Duration waitAfter(int restarts) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(restarts, 16));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /// How many restarts in a row there have been when a life ends.
    static int inARow(@Nullable Instance life, Exit exit, int restarts) {
        boolean good =
                life != null
                        && Duration.between(life.startedAt(), exit.at()).compareTo(GOOD_LIFE) >= 0;
        return good ? 0 : restarts;
    }
}
