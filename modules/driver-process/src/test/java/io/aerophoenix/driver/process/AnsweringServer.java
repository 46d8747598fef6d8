package io.aerophoenix.driver.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A server at the loopback address that gives everybody the same answer, byte by byte as the test wants it.
final class AnsweringServer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final ServerSocket listening =
            new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final CompletableFuture<String> request = new CompletableFuture<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final @Nullable String answer;

    private AnsweringServer(@Nullable String answer) throws IOException {
        this.answer = answer;
        Thread.ofVirtual().start(this::accept);
    }

    static AnsweringServer with(String answer) throws IOException {
        return new AnsweringServer(answer);
    }

    /// Lets everybody connect, and says nothing.
    static AnsweringServer silent() throws IOException {
        return new AnsweringServer(null);
    }

    int port() {
        return listening.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /// What the first who came asked.
    String request() throws Exception {
        return request.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void accept() {
        try {
            while (true) {
                var socket = listening.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> talk(socket));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            var text = new StringBuilder();
            while (text.indexOf("\r\n\r\n") < 0) {
                int read = socket.getInputStream().read();
                if (read < 0) {
                    return;
                }
                text.append((char) read);
            }
            request.complete(text.toString());
            if (answer == null) {
                socket.getInputStream().read();
            } else {
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException _) {
            // Whoever asked has gone.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
