package io.aerophoenix.lifecycle;

import java.time.Duration;

/// Counters since the start, and latencies since they were last asked for.
///
/// @param transitions moves made durable since the start
/// @param appends journal entries made durable since the start
/// @param commits journal transactions since the start
/// @param appendP50 median time from append to durable since the previous call; zero when there was none
/// @param appendP99 the same, 99th percentile
/// @param queued entries that wait for the journal now
/// @param unstored entries that are durable in the journal and not yet in their machines' files
public record LifecycleStats(
        long transitions,
        long appends,
        long commits,
        Duration appendP50,
        Duration appendP99,
        int queued,
        int unstored) {}
