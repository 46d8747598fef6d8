package io.aerophoenix.api.internal;

import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// The client of one request, as long as it is there.
///
/// That a client goes away is nothing to report: what is written to it from then on is dropped without a word, and who
/// writes for long looks here whether anybody still reads.
final class Client {
    private final Method method;
    private volatile boolean gone;

    Client(Method method) {
        this.method = method;
    }

    /// Whether it wants to hear more. For HEAD the platform runs what GET runs, and shows nothing of it.
    boolean listens() {
        return !gone && !method.equals(Method.HEAD);
    }

    boolean gone() {
        return gone;
    }

    /// Ends the connection after what has been written so far.
    void dismiss() {
        gone = true;
    }

    /// The way to the client, from which failures do not come back.
    OutputStream watched(OutputStream out) {
        return new Watched(out);
    }

    private interface Writing {
        void run() throws IOException;
    }

    private final class Watched extends FilterOutputStream {
        Watched(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int oneByte) {
            attempt(() -> out.write(oneByte));
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            attempt(() -> out.write(bytes, offset, length));
        }

        @Override
        public void flush() {
            attempt(out::flush);
        }

        @Override
        public void close() {
            attempt(out::close);
        }

        private void attempt(Writing writing) {
            if (gone) {
                return;
            }
            try {
                writing.run();
            } catch (IOException | UncheckedIOException | CloseConnectionException e) {
                gone = true;
            }
        }
    }
}
