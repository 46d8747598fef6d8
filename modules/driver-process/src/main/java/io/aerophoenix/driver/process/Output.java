package io.aerophoenix.driver.process;

import io.aerophoenix.lifecycle.Execution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// What a command writes, as it writes it: the first [Execution#MOST_OUTPUT] bytes are kept, and all the rest is read
/// too, so that the command never waits for us.
final class Output {
    /// A process that has left the command's group may hold its end open.
    private static final Duration TIME_FOR_THE_LAST = Duration.ofSeconds(1);

    private static final int CHUNK = 1 << 13;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread reader;
    private boolean truncated;

    private Output(InputStream from) {
        // A platform thread: reading from a pipe would hold on to the carrier of a virtual one.
        this.reader =
                Thread.ofPlatform()
                        .daemon()
                        .name("process-side-output")
                        .unstarted(() -> readAll(from));
    }

    static Output of(InputStream from) {
        var output = new Output(from);
        output.reader.start();
        return output;
    }

    private void readAll(InputStream from) {
        var chunk = new byte[CHUNK];
        try (from) {
            for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
                keep(chunk, read);
            }
        } catch (IOException _) {
            // It was closed: that was all.
        }
    }

    private synchronized void keep(byte[] chunk, int length) {
        int room = Math.min(length, Execution.MOST_OUTPUT - kept.size());
        kept.write(chunk, 0, room);
        truncated |= room < length;
    }

    /// All of it, once the command has ended. What is not UTF-8 is replaced.
    String text() throws InterruptedException {
        reader.join(TIME_FOR_THE_LAST);
        synchronized (this) {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }

    synchronized boolean truncated() {
        return truncated;
    }
}
