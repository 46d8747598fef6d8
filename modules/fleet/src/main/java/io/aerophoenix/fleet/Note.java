package io.aerophoenix.fleet;

import java.time.Instant;
import java.util.Locale;

/// Something about a machine that is worth keeping and is no move: who took a lease, what was configured, what the
/// region repaired.
///
/// @param version the machine's version after it; raised by what changes the configuration, and by nothing else here
/// @param actor who did it: a subject, or `region` when the region itself did
/// @param text one sentence for people; never a secret
public record Note(long version, Kind kind, Instant at, String actor, String text) {
    /// What happened.
    public enum Kind {
        LEASE_ACQUIRED,
        LEASE_RELEASED,
        /// Ended by somebody else than its holder, before its time.
        LEASE_BROKEN,
        /// The machine has a new configuration, or labels.
        CONFIGURED,
        /// The machine has the configuration of an earlier version again.
        ROLLED_BACK,
        CORDONED,
        UNCORDONED,
        /// A health check has changed its verdict.
        HEALTH,
        /// The driver's truth and the journal differed, and the region made them agree.
        REPAIRED,
        /// A signal was sent to the workload.
        SIGNALLED,
        /// A command was run beside the workload.
        EXECUTED,
        /// The workload's memory was limited, until the next start.
        MEMORY_LIMITED,
        /// The workload was told to give back memory.
        MEMORY_RECLAIMED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
