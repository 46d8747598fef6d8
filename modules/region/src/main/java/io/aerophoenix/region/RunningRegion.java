package io.aerophoenix.region;

import io.aerophoenix.api.ApiConfig;
import io.aerophoenix.apps.App;
import io.aerophoenix.console.ConsoleServer;
import io.aerophoenix.console.ConsoleSettings;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fly.FlyConfig;
import io.aerophoenix.fly.RateLimiter;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.security.Bearer;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.TokenRules;
import io.aerophoenix.security.TokenVerifier;
import io.helidon.common.context.Contexts;
import io.helidon.config.mp.MpConfigSources;
import io.helidon.microprofile.server.Server;
import io.micrometer.core.instrument.Metrics;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/// A region with its faces open.
final class RunningRegion implements AutoCloseable {
    private final String host;
    private final RegionCore core;
    private final Server api;
    private final ConsoleServer console;

    private RunningRegion(String host, RegionCore core, Server api, ConsoleServer console) {
        this.host = host;
        this.core = core;
        this.api = api;
        this.console = console;
    }

    /// Opens the region's folder, then its ports.
    static RunningRegion start(RegionSettings settings, InstantSource clock)
            throws DriverException, IOException {
        var core = RegionCore.open(settings, clock);
        try {
            var consoleAddress = new CompletableFuture<URI>();
            var tokens = new TokenVerifier(core.keys(), TokenRules.LOCAL, clock);
            var limiter = new RateLimiter(settings.fly().rates(), clock);
            Contexts.globalContext().register(flyConfig(settings, core, tokens, limiter));
            var api = startApi(settings, core, tokens, consoleAddress::join);
            core.meters(Metrics.globalRegistry, limiter).register();
            var console = startConsole(settings, core, tokens);
            consoleAddress.complete(console.address());
            return new RunningRegion(settings.host(), core, api, console);
        } catch (RuntimeException e) {
            core.close();
            throw e;
        }
    }

    private static Server startApi(
            RegionSettings settings,
            RegionCore core,
            TokenVerifier tokens,
            Supplier<URI> consoleAddress) {
        var config =
                new ApiConfig(
                        settings.host(),
                        settings.apiPort(),
                        core.keys().publicFile(),
                        tokens,
                        consoleAddress,
                        ApiConfig.DEFAULT_HEARTBEAT,
                        ApiConfig.DEFAULT_PATIENCE);
        Contexts.globalContext().register(core);
        Contexts.globalContext().register(config);
        var platform =
                ConfigProviderResolver.instance()
                        .getBuilder()
                        .withSources(MpConfigSources.create(config.platformSettings()))
                        .build();
        var server =
                Server.builder()
                        .config(platform)
                        .host(settings.host())
                        .port(settings.apiPort())
                        .build()
                        .start();
        requireOpen(server, settings);
        return server;
    }

    private static FlyConfig flyConfig(
            RegionSettings settings, RegionCore core, TokenVerifier tokens, RateLimiter limiter) {
        return new FlyConfig(
                settings.region(),
                tokens,
                settings.fly().driverOf(core.drivers()),
                App.DEFAULT_ORGANIZATION,
                limiter);
    }

    // The platform logs that it could not listen, and goes on as if it had.
    private static void requireOpen(Server server, RegionSettings settings) {
        if (server.port() <= 0) {
            server.stop();
            throw new IllegalStateException(
                    "The API cannot listen at %s:%d; choose another port, or stop what uses it"
                            .formatted(settings.host(), settings.apiPort()));
        }
    }

    private static ConsoleServer startConsole(
            RegionSettings settings, RegionCore core, TokenVerifier tokens) {
        var console =
                new ConsoleServer(
                        new ConsoleSettings(settings.host(), settings.consolePort()),
                        CDI.current(),
                        core.signInCodes(),
                        token -> callerOf(tokens.verify(token)));
        console.start();
        return console;
    }

    private static Optional<Caller> callerOf(Answer<Bearer> answer) {
        return switch (answer) {
            case Answer.Done<Bearer>(var bearer) -> Optional.of(bearer.caller());
            case Answer.Refused<Bearer> _ -> Optional.empty();
        };
    }

    URI apiAddress() {
        return URI.create("http://%s:%d".formatted(host, api.port()));
    }

    URI consoleAddress() {
        return console.address();
    }

    /// Closes the faces first, so that nobody is promised what is no longer done; then lets operations end.
    @Override
    public void close() {
        console.close();
        api.stop();
        core.close();
    }
}
