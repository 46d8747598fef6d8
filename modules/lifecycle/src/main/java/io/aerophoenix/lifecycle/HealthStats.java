package io.aerophoenix.lifecycle;

/// What the health checks of a region have come to since its start.
///
/// @param tries tries begun
/// @param failures tries that did not pass, also where that does not count
/// @param critical machines of which a check is critical now
public record HealthStats(long tries, long failures, int critical) {}
