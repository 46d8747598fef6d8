package io.aerophoenix.fleet;

/// A change that has become durable, as the region's event stream tells it.
///
/// @param position grows with every change of the region, is never given twice, not even across restarts
/// @param machine the machine as it stood after the change
public record MachineEvent(long position, Change change, Machine machine) {}
