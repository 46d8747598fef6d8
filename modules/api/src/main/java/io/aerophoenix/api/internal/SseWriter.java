package io.aerophoenix.api.internal;

import io.aerophoenix.api.Body;
import io.aerophoenix.http.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Writes server-sent events, each of them out at once, from the one thread that made it.
///
/// When the client does not read, writing blocks. Whoever has something for it meanwhile calls [#dropIfStalled], which
/// ends it after a while.
final class SseWriter {
    private static final long IDLE = 0;

    private final OutputStream out;
    private final Client client;
    private final Duration patience;
    private final Thread thread = Thread.currentThread();
    private volatile long writingSinceNanos = IDLE;

    SseWriter(OutputStream out, Client client, Duration patience) {
        this.out = out;
        this.client = client;
        this.patience = patience;
    }

    /// @param id where a client that comes back wants to go on; empty for none
    void event(String name, String id, Body data) throws IOException {
        var head = id.isEmpty() ? "" : "id: " + id + "\n";
        write(
                (head + "event: " + name + "\ndata: ").getBytes(StandardCharsets.UTF_8),
                Json.bytes(data));
    }

    /// A line that clients pass over, as a sign of life.
    void comment(String text) throws IOException {
        write((": " + text).getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    /// Whether the client has gone away, or been dropped.
    boolean ended() {
        return client.gone();
    }

    /// Ends the stream, because the thread that writes it was interrupted: by [#dropIfStalled], or by a server that
    /// stops. The interruption has reached whom it was meant for, and the connection ends with the stream.
    void interrupted() {
        client.dismiss();
    }

    /// Ends a writing that has lasted longer than anybody should wait: interrupting it closes the connection.
    void dropIfStalled() {
        long since = writingSinceNanos;
        if (since != IDLE && System.nanoTime() - since > patience.toNanos()) {
            thread.interrupt();
        }
    }

    private void write(byte[] head, byte[] data) throws IOException {
        // Never IDLE, which a clock reading might be by chance.
        writingSinceNanos = System.nanoTime() | 1;
        try {
            out.write(head);
            out.write(data);
            out.write('\n');
            out.write('\n');
            out.flush();
        } finally {
            writingSinceNanos = IDLE;
        }
        if (client.gone()) {
            // Of an interruption that has closed the connection, the platform must not hear a
            // second time.
            Thread.interrupted();
        }
    }
}
