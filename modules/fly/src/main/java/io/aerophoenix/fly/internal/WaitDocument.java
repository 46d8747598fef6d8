package io.aerophoenix.fly.internal;

/// What a wait came to.
///
/// @param version the instance id
/// @param eventId the event that brought the state
record WaitDocument(boolean ok, String state, String version, String eventId) implements Document {}
