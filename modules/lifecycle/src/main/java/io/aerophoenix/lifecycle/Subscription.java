package io.aerophoenix.lifecycle;

/// Something that calls back until it is closed. Closing twice changes nothing.
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
