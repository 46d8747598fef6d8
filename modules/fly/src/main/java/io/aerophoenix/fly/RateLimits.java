package io.aerophoenix.fly;

import java.time.Duration;
import java.time.Instant;

/// How often this API takes requests.
///
/// @param actions of each action on each machine, or on each app or volume where a path names no machine
/// @param machineReads of looking at one machine
/// @param appDeletions of deleting apps, all together
public record RateLimits(Rate actions, Rate machineReads, Rate appDeletions) {
    /// As the original says of itself: an action a second and three at once; five looks a second and ten at once; a hundred
    /// deletions of apps a minute.
    public static final RateLimits DOCUMENTED =
            new RateLimits(
                    new Rate(Duration.ofSeconds(1), 3),
                    new Rate(Duration.ofMillis(200), 10),
                    new Rate(Duration.ofMillis(600), 100));

    public static final RateLimits OFF =
            new RateLimits(Rate.UNLIMITED, Rate.UNLIMITED, Rate.UNLIMITED);

    /// A bucket of tokens, of which each request takes one.
    ///
    /// @param interval in which one token comes; zero for as many as anybody wants
    /// @param burst how many tokens there are at most, and so how many requests at once
    public record Rate(Duration interval, int burst) {
        public static final Rate UNLIMITED = new Rate(Duration.ZERO, 1);

        public Rate {
            if (interval.isNegative() || burst < 1) {
                throw new IllegalArgumentException(
                        "a rate has an interval of zero or more and a burst of one or more, not %s and %d"
                                .formatted(interval, burst));
            }
        }

        /// Whether a request may pass, by the one instant that says all about a bucket: when it will be full again.
        ///
        /// A clock that was set back makes nobody wait longer than an empty bucket does.
        Verdict decide(Instant fullAt, Instant now) {
            var empty = now.plus(interval.multipliedBy(burst));
            var known = fullAt.isAfter(empty) ? empty : fullAt;
            var filling = known.isBefore(now) ? now : known;
            var next = filling.plus(interval);
            return next.isAfter(empty)
                    ? new Verdict.Refused(Duration.between(empty, next))
                    : new Verdict.Admitted(next);
        }
    }

    sealed interface Verdict {
        /// @param fullAt when the bucket will be full again now
        record Admitted(Instant fullAt) implements Verdict {}

        /// @param retryAfter when there will be a token again
        record Refused(Duration retryAfter) implements Verdict {}
    }
}
