package io.aerophoenix.region;

/// A move of a machine that a region has said to be made: from then on, it may not be lost.
record Acknowledged(long version, String state) {}
