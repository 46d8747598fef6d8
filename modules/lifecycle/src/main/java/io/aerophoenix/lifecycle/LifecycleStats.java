package io.aerophoenix.lifecycle;

/// What a region has done since its start, and what waits.
///
/// @param transitions moves made durable
/// @param appends journal entries made durable
/// @param commits journal transactions
/// @param queued entries that wait for the journal now
/// @param unstored entries that are durable in the journal and not yet in their machines' files
/// @param inFlight requests that are worked on now
/// @param awake machines of which more than a lean entry is in memory now
/// @param troubles what went wrong, and what was done about it
public record LifecycleStats(
        long transitions,
        long appends,
        long commits,
        int queued,
        int unstored,
        int inFlight,
        long awake,
        Troubles troubles) {
    /// @param actorRestarts actors that failed, or whose journal did, and began anew from what is durable
    /// @param quarantines machines quarantined while the region ran
    /// @param hungEffects effects that did not come back at their deadline, and whose thread was given up
    /// @param repairs differences between the drivers' truth and the journal that were mended
    /// @param overloaded requests refused since there were too many
    public record Troubles(
            long actorRestarts, long quarantines, long hungEffects, long repairs, long overloaded) {
        public static final Troubles NONE = new Troubles(0, 0, 0, 0, 0);
    }
}
