package io.aerophoenix.fleet;

import java.util.Locale;

/// Why a machine changed.
public enum Cause {
    /// Somebody asked, through one of the faces.
    REQUEST,
    /// The workload ended by itself.
    EXIT,
    /// The machine's restart policy.
    RESTART_POLICY,
    /// A health check that became critical, and asks for a restart.
    HEALTH,
    /// The driver's truth and the journal differed, and the region made them agree.
    REPAIR,
    /// The region found out, after a crash of its own, what had become of an unfinished operation.
    RECOVERY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
