package io.aerophoenix.wal;

import java.time.Duration;

/// What the log has done since the start, and what waits.
///
/// @param queued entries that wait to be written
/// @param unstored entries that are durable in the journal only
public record WalStats(long appends, long commits, int queued, int unstored) {

    /// How long it took from append to durable, over some time; zero when nothing was appended in it.
    public record Latency(Duration p50, Duration p99) {}
}
