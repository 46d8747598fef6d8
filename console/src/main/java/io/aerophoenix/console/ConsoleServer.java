package io.aerophoenix.console;

import io.aerophoenix.security.SignInCodes;
import jakarta.enterprise.inject.Instance;
import java.net.URI;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/// The console's web server: a port of its own, its pages made by the container that is handed in.
///
/// The container must offer a [io.aerophoenix.control.Control]. All but the port itself is made
/// when the first operator comes, so that a region without operators pays neither its time nor its memory.
public final class ConsoleServer implements AutoCloseable {
    private static final int MOST_REQUESTS_AT_ONCE = 200;
    private static final int ACCEPTORS = 1;
    private static final int SELECTORS = 1;
    private static final long STOP_MILLIS = 2_000;

    private final ConsoleSettings settings;
    private final Server server;
    private final ServerConnector connector;

    /// @param beans makes the pages; usually `CDI.current()`
    /// @param codes redeemed by those who come by link
    /// @param tokens asked when somebody pastes one
    public ConsoleServer(
            ConsoleSettings settings,
            Instance<Object> beans,
            SignInCodes codes,
            TokenCheck tokens) {
        this.settings = settings;
        this.server = new Server(new VirtualThreadPool(MOST_REQUESTS_AT_ONCE));
        this.connector = connector(server, settings);
        server.addConnector(connector);
        server.setHandler(
                new OnFirstVisit(
                        () -> new WebContext().gate(codes, tokens).pages(beans).handler()));
        server.setStopTimeout(STOP_MILLIS);
    }

    private static ServerConnector connector(Server server, ConsoleSettings settings) {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        var connector =
                new ServerConnector(server, ACCEPTORS, SELECTORS, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        return connector;
    }

    /// Listens from now on.
    ///
    /// @throws IllegalStateException when the address cannot be listened at
    public void start() {
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IllegalStateException(
                    "The console cannot listen at %s:%d; choose another port, or stop what uses it"
                            .formatted(settings.host(), settings.port()),
                    e);
        }
    }

    /// The port it listens at, also when the settings left the choice open.
    public int port() {
        return connector.getLocalPort();
    }

    /// Where a browser on this host finds it.
    public URI address() {
        return URI.create("http://%s:%d/".formatted(settings.host(), port()));
    }

    /// Signs everybody out and closes the port.
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The console's web server did not stop", e);
        }
    }
}
