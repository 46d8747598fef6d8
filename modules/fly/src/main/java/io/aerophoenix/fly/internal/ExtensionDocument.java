package io.aerophoenix.fly.internal;

/// What extending a volume came to.
///
/// @param needsRestart never: a folder needs no new size
record ExtensionDocument(boolean needsRestart, VolumeDocument volume) implements Document {}
