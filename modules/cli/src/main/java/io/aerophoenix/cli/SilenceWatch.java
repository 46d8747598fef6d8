package io.aerophoenix.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// A stream that fails when nothing, not even a heartbeat, has come for too long.
///
/// A connection that died without a farewell (a sleeping laptop, a pulled cable) would otherwise be waited on for ever.
final class SilenceWatch extends FilterInputStream {
    private final long limitNanos;
    private final Thread watcher;
    private boolean heard;
    private volatile long lastHeardNanos = System.nanoTime();

    SilenceWatch(InputStream watched, Duration limit) {
        super(watched);
        this.limitNanos = limit.toNanos();
        this.watcher = Thread.ofVirtual().name("silence-watch").start(this::watch);
    }

    @Override
    public int read() throws IOException {
        return noted(super.read());
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return noted(super.read(buffer, offset, length));
    }

    /// Whether anything has come at all.
    boolean heard() {
        return heard;
    }

    @Override
    public void close() throws IOException {
        watcher.interrupt();
        super.close();
    }

    private int noted(int read) {
        lastHeardNanos = System.nanoTime();
        heard |= read >= 0;
        return read;
    }

    /// Closing the stream wakes its reader, which then sees a lost connection.
    private void watch() {
        try {
            var left = limitNanos;
            while (left > 0) {
                Thread.sleep(Duration.ofNanos(left));
                left = limitNanos - (System.nanoTime() - lastHeardNanos);
            }
            super.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed in order
        } catch (IOException e) {
            Thread.currentThread().interrupt(); // the reader hears of it from its own read
        }
    }
}
