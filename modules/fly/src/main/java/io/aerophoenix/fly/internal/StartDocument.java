package io.aerophoenix.fly.internal;

/// What a start came to.
///
/// @param previousState what the machine was before
/// @param newHost where it has moved to; empty where it has not
record StartDocument(String previousState, boolean migrated, String newHost) implements Document {
    static StartDocument from(String previousState) {
        return new StartDocument(previousState, false, "");
    }
}
