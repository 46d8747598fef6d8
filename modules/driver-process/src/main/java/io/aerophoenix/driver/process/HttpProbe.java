package io.aerophoenix.driver.process;

import io.aerophoenix.fleet.HealthCheck.Http;
import io.aerophoenix.lifecycle.CheckResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Asks an HTTP server at this host's loopback address, over a connection of its own, and looks at the status line only:
/// redirects are answers, and not followed.
final class HttpProbe {
    /// How much of an answer is read at most, in bytes.
    static final int MOST_READ = 4096;

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})( .*)?");
    private static final Duration TIME_FOR_THE_REST = Duration.ofMillis(50);

    private final Http question;
    private final long endNanos;

    private HttpProbe(Http question, Duration timeout) {
        this.question = question;
        this.endNanos = System.nanoTime() + timeout.toNanos();
    }

    static CheckResult run(Http question, Duration timeout) throws InterruptedException {
        try {
            return new HttpProbe(question, timeout).run();
        } catch (IOException e) {
            return TcpProbe.failed(question.port(), timeout, e);
        }
    }

    private CheckResult run() throws IOException {
        try (var socket = TcpProbe.connect(question.port(), left())) {
            socket.getOutputStream().write(request().getBytes(StandardCharsets.ISO_8859_1));
            var result = resultOf(statusLine(socket));
            readTheRest(socket);
            return result;
        }
    }

    private String request() {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Host", "127.0.0.1:" + question.port());
        headers.put("User-Agent", "aerophoenix-health");
        headers.putAll(question.headers());
        headers.put("Connection", "close");
        var text = new StringBuilder();
        text.append(question.method()).append(' ').append(question.path()).append(" HTTP/1.1\r\n");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            text.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        return text.append("\r\n").toString();
    }

    private String statusLine(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var line = new ByteArrayOutputStream();
        while (line.size() < MOST_READ) {
            int read = read(socket, in);
            if (read < 0 || read == '\n') {
                break;
            }
            line.write(read);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    private int read(Socket socket, InputStream in) throws IOException {
        var left = left();
        if (!left.isPositive()) {
            throw new SocketTimeoutException();
        }
        socket.setSoTimeout(TcpProbe.millis(left));
        return in.read();
    }

    private Duration left() {
        return Duration.ofNanos(endNanos - System.nanoTime());
    }

    private static CheckResult resultOf(String statusLine) {
        var status = STATUS_LINE.matcher(statusLine);
        if (!status.matches()) {
            return CheckResult.failed(
                    statusLine.isEmpty()
                            ? "the server closed the connection without an answer"
                            : "not an answer in HTTP: " + statusLine);
        }
        int code = Integer.parseInt(status.group(1));
        return new CheckResult(code >= 200 && code < 400, statusLine);
    }

    /// A server that can finish a short answer does not have to log a broken connection.
    private static void readTheRest(Socket socket) {
        try {
            socket.setSoTimeout(TcpProbe.millis(TIME_FOR_THE_REST));
            long end = System.nanoTime() + TIME_FOR_THE_REST.toNanos();
            var some = new byte[MOST_READ];
            int total = 0;
            for (int read = 0; read >= 0 && total < MOST_READ && System.nanoTime() - end < 0; ) {
                read = socket.getInputStream().read(some);
                total += read;
            }
        } catch (IOException _) {
            // The answer was read; the rest is courtesy.
        }
    }
}
