package io.aerophoenix.console;

import io.aerophoenix.control.Control;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.SignInCodes;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;

/// The real console in a real container, over whatever door a test hands in.
public final class RunningConsole implements AutoCloseable {
    private final SignInCodes codes = new SignInCodes(InstantSource.system());
    private final SeContainer container;
    private final ConsoleServer server;

    private RunningConsole(Control door, int port, TokenCheck tokens) {
        this.container =
                SeContainerInitializer.newInstance().addExtensions(new Door(door)).initialize();
        this.server =
                new ConsoleServer(new ConsoleSettings("127.0.0.1", port), container, codes, tokens);
        server.start();
    }

    public static RunningConsole start(Control door, int port, TokenCheck tokens) {
        return new RunningConsole(door, port, tokens);
    }

    public URI address() {
        return server.address();
    }

    public String signInLink(Caller caller) {
        return address().resolve("sign-in?code=" + codes.issue(caller)).toString();
    }

    /// Stops the web server; the container stays.
    public void stop() {
        server.close();
    }

    @Override
    public void close() {
        stop();
        container.close();
    }

    /// Puts the door into the container.
    record Door(Control control) implements Extension {
        void offer(@Observes AfterBeanDiscovery discovery) {
            discovery
                    .addBean()
                    .addType(Control.class)
                    .scope(Singleton.class)
                    .createWith(_ -> control);
        }
    }
}
