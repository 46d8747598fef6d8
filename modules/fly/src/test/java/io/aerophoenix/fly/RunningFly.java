package io.aerophoenix.fly;

import io.aerophoenix.apps.AppStore;
import io.aerophoenix.control.Pulse;
import io.aerophoenix.control.RegionControl;
import io.aerophoenix.control.Request;
import io.aerophoenix.driver.process.ProcessDriver;
import io.aerophoenix.driver.process.ProcessSettings;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.http.JsonRequest;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.DurableLifecycle;
import io.aerophoenix.lifecycle.MachineDriver;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.Capability;
import io.aerophoenix.security.LocalKeys;
import io.aerophoenix.security.SignInCodes;
import io.aerophoenix.security.TokenMint;
import io.aerophoenix.security.TokenRules;
import io.aerophoenix.security.TokenVerifier;
import io.aerophoenix.simulator.NoLedger;
import io.aerophoenix.simulator.SimulatedDriver;
import io.aerophoenix.simulator.SimulatorSettings;
import io.aerophoenix.simulator.WallTime;
import io.aerophoenix.wal.WalSettings;
import io.helidon.config.mp.MpConfigSources;
import io.helidon.microprofile.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/// A region with this face on a real server at a free port of this host: its journal in a temporary folder, simulated
/// machines that boot at once, and processes for whoever asks the door for them. One for all tests: the platform runs one
/// server per process.
final class RunningFly implements AutoCloseable {
    static final RegionCode REGION = new RegionCode("iad");
    static final String ORGANIZATION = "personal";
    static final String SUBJECT = "ada";
    static final Caller ADA = new Caller(SUBJECT, EnumSet.allOf(Capability.class));

    private static final SimulatorSettings WORLD =
            new SimulatorSettings(10, new Resources(128, 512 * 1024), Duration.ZERO, Duration.ZERO);

    private final AtomicInteger apps = new AtomicInteger();
    private final InstantSource clock = InstantSource.system();
    private final HurryingClock hurry = new HurryingClock();
    private final Path folder;
    private final LocalKeys keys;
    private final List<MachineDriver> drivers;
    private final DurableLifecycle lifecycle;
    private final InterposedControl control;
    private final Server server;

    private RunningFly() throws IOException, DriverException {
        folder = Files.createTempDirectory("aerophoenix-fly");
        keys = LocalKeys.openOrCreate(folder.resolve("keys"));
        drivers = List.of(simulator(), processes());
        lifecycle = DurableLifecycle.open(WalSettings.in(folder.resolve("wal")), drivers, clock);
        control = new InterposedControl(door());
        TestBeans.next(config(), control);
        server = started();
    }

    static RunningFly start() {
        try {
            return new RunningFly();
        } catch (IOException | DriverException e) {
            throw new IllegalStateException("cannot start", e);
        }
    }

    private MachineDriver simulator() throws IOException {
        return SimulatedDriver.open(WORLD, 1, new WallTime(clock), new NoLedger());
    }

    private MachineDriver processes() throws DriverException {
        return ProcessDriver.open(
                ProcessSettings.of(folder.resolve("processes"), new Resources(64, 64 * 1024)));
    }

    private RegionControl door() {
        return new RegionControl(
                REGION,
                lifecycle,
                apps(),
                new SignInCodes(clock),
                new Pulse(REGION, lifecycle, clock),
                clock,
                new SplittableRandom(1));
    }

    private AppStore apps() {
        return AppStore.open(
                AppStore.Place.of(REGION, folder, folder.resolve("keys")),
                clock,
                new SecureRandom());
    }

    private FlyConfig config() {
        return new FlyConfig(
                REGION,
                new TokenVerifier(keys, TokenRules.LOCAL, clock),
                "simulator",
                ORGANIZATION,
                new RateLimiter(RateLimits.DOCUMENTED, hurry));
    }

    private static Server started() {
        var settings =
                Map.of(
                        "mp.initializer.allow",
                        "true",
                        "server.max-payload-size",
                        Integer.toString(JsonRequest.MAX_PAYLOAD_BYTES));
        var platform =
                ConfigProviderResolver.instance()
                        .getBuilder()
                        .withSources(MpConfigSources.create(settings))
                        .build();
        return Server.builder().config(platform).host("127.0.0.1").port(0).build().start();
    }

    /// The door, as the server has it.
    InterposedControl control() {
        return control;
    }

    /// Asks at the door itself, as another face would.
    <T> T ask(Request<T> request) {
        return switch (control.handle(ADA, request)) {
            case Answer.Done<T>(var value) -> value;
            case Answer.Refused<T>(var refusal) -> throw new AssertionError(refusal.message());
        };
    }

    /// The time by which requests are too many; unless it is made to stand still, it never comes to that.
    HurryingClock hurry() {
        return hurry;
    }

    /// The name of an app that no other test has.
    String freshApp() {
        return "app-" + apps.incrementAndGet();
    }

    int port() {
        return server.port();
    }

    /// Calls as the Go client does, with a token that may do everything.
    FlyClient go() {
        return new FlyClient(port(), FlyClient.Style.GO, token(Capability.values()));
    }

    /// Calls as the JavaScript client does, with a token that may do everything.
    FlyClient js() {
        return new FlyClient(port(), FlyClient.Style.JS, token(Capability.values()));
    }

    String token(Capability... capabilities) {
        var granted = EnumSet.noneOf(Capability.class);
        granted.addAll(List.of(capabilities));
        return new TokenMint(keys, TokenRules.LOCAL, clock)
                .mint(SUBJECT, granted, Duration.ofHours(1));
    }

    @Override
    public void close() throws IOException {
        server.stop();
        lifecycle.close();
        drivers.forEach(MachineDriver::close);
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
