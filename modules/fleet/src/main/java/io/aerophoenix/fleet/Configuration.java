package io.aerophoenix.fleet;

import java.time.Instant;

/// A machine's spec as it was from one version on.
///
/// @param version the machine's version that brought it; it holds until the next configuration's
/// @param at when
/// @param actor who configured it
public record Configuration(long version, Instant at, String actor, MachineSpec spec) {}
