package io.aerophoenix.lifecycle;

/// What a region has done since its start, and what waits.
///
/// @param transitions moves made durable
/// @param appends journal entries made durable
/// @param commits journal transactions
/// @param queued entries that wait for the journal now
/// @param unstored entries that are durable in the journal and not yet in their machines' files
public record LifecycleStats(
        long transitions, long appends, long commits, int queued, int unstored) {}
