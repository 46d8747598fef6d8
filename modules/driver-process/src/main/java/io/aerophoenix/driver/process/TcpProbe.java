package io.aerophoenix.driver.process;

import io.aerophoenix.lifecycle.CheckResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// Asks whether anybody listens at a port of this host's loopback address.
final class TcpProbe {
    private TcpProbe() {}

    static CheckResult run(int port, Duration timeout) throws InterruptedException {
        try (var _ = connect(port, timeout)) {
            return CheckResult.passed("connected to port " + port);
        } catch (IOException e) {
            return failed(port, timeout, e);
        }
    }

    static Socket connect(int port, Duration timeout) throws IOException {
        var socket = new Socket();
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            socket.connect(address, millis(timeout));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    static CheckResult failed(int port, Duration timeout, IOException why)
            throws InterruptedException {
        // An interrupted virtual thread finds its socket closed.
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return CheckResult.failed(
                why instanceof SocketTimeoutException
                        ? "no answer at port %d within %d ms".formatted(port, timeout.toMillis())
                        : "port %d: %s".formatted(port, why.getMessage()));
    }

    /// At least one: zero would mean for ever.
    static int millis(Duration duration) {
        return Math.toIntExact(Math.max(1, duration.toMillis()));
    }
}
