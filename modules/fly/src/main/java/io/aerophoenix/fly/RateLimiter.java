package io.aerophoenix.fly;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// The buckets from which requests take their tokens, and how many found theirs empty. Thread-safe.
///
/// A full bucket is the same as none, and is forgotten. Of others it remembers so many and no more: where nothing can be
/// forgotten, what would need another one has to wait.
public final class RateLimiter {
    private static final int MOST_BUCKETS = 20_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RateLimits limits;
    private final InstantSource clock;
    private final int mostBuckets;
    private final Map<String, Instant> fullAt = new HashMap<>();
    private final LongAdder refused = new LongAdder();
    private Instant sweptAt = Instant.EPOCH;

    public RateLimiter(RateLimits limits, InstantSource clock) {
        this(limits, clock, MOST_BUCKETS);
    }

    RateLimiter(RateLimits limits, InstantSource clock, int mostBuckets) {
        this.limits = limits;
        this.clock = clock;
        this.mostBuckets = mostBuckets;
    }

    public RateLimits limits() {
        return limits;
    }

    /// How many requests had to be refused so far.
    public long refused() {
        return refused.sum();
    }

    /// Takes a token.
    ///
    /// @param bucket the name of the bucket; always with the same rate
    /// @return after what time to ask again; empty when the request may pass
    public Optional<Duration> take(String bucket, RateLimits.Rate rate) {
        if (rate.equals(RateLimits.Rate.UNLIMITED)) {
            return Optional.empty();
        }
        var wait = takeOrWait(bucket, rate, clock.instant());
        if (wait.isPresent()) {
            refused.increment();
        }
        return wait;
    }

    private synchronized Optional<Duration> takeOrWait(
            String bucket, RateLimits.Rate rate, Instant now) {
        return switch (rate.decide(fullAt.getOrDefault(bucket, now), now)) {
            case RateLimits.Verdict.Refused(var retryAfter) -> Optional.of(retryAfter);
            case RateLimits.Verdict.Admitted(var full) -> remember(bucket, full, now);
        };
    }

    private Optional<Duration> remember(String bucket, Instant full, Instant now) {
        if (fullAt.size() >= mostBuckets && !fullAt.containsKey(bucket)) {
            forgetFullOnes(now);
            if (fullAt.size() >= mostBuckets) {
                return Optional.of(PAUSE);
            }
        }
        fullAt.put(bucket, full);
        return Optional.empty();
    }

    /// Once in a while only: it looks at all of them.
    private void forgetFullOnes(Instant now) {
        if (Duration.between(sweptAt, now).abs().compareTo(PAUSE) >= 0) {
            fullAt.values().removeIf(full -> !full.isAfter(now));
            sweptAt = now;
        }
    }

    synchronized int buckets() {
        return fullAt.size();
    }
}
