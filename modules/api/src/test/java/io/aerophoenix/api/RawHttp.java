package io.aerophoenix.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/// HTTP as no well-behaved client would speak it.
final class RawHttp {
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final int MAX_ATTEMPTS = 50;

    private RawHttp() {}

    /// Sends this text, with `\n` for a line's end, and reads until the server closes.
    static String exchange(int port, String text) throws IOException {
        try (var socket = sent(port, text)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Like [#exchange], for a text that the server does not read to its end: the connection is reset then, and now and
    /// again the reset overtakes the answer, so this tries until one arrives.
    static String answer(int port, String text) throws IOException {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            try (var socket = sent(port, text)) {
                var answer = untilEndOrReset(socket);
                if (!answer.isEmpty()) {
                    return answer;
                }
            } catch (SocketException e) {
                // Reset while we were writing.
            }
        }
        throw new AssertionError("no answer in %d attempts".formatted(MAX_ATTEMPTS));
    }

    /// Sends this text and says that nothing more will come.
    static String answerToHalf(int port, String text) throws IOException {
        try (var socket = sent(port, text)) {
            socket.shutdownOutput();
            return untilEndOrReset(socket);
        }
    }

    private static Socket sent(int port, String text) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        try {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream()
                    .write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static String untilEndOrReset(Socket socket) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
        } catch (SocketException e) {
            // What came before the reset counts.
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
