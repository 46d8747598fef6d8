package io.aerophoenix.wal;

import java.time.Duration;

/// Counters since the start; latencies from append to durable, since they were last asked for.
///
/// @param p50 zero when nothing was appended
/// @param queued entries that wait to be written
/// @param unstored entries that are durable in the journal only
public record WalStats(
        long appends, long commits, Duration p50, Duration p99, int queued, int unstored) {}
