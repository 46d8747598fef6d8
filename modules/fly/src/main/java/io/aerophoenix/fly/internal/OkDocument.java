package io.aerophoenix.fly.internal;

/// Says that it is done, where there is nothing else to say.
record OkDocument(boolean ok) implements Document {
    static final OkDocument OK = new OkDocument(true);
}
