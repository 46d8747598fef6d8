package io.aerophoenix.lifecycle;

/// How a workload lives.
public enum Alive {
    RUNNING,
    /// Frozen where it is, by us or by somebody else on the host.
    SUSPENDED
}
