package io.aerophoenix.console;

import static io.aerophoenix.fleet.MachineState.RUNNING;
import static io.aerophoenix.fleet.MachineState.STARTING;

import io.aerophoenix.fleet.MachineId;
import java.net.URI;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// For each test, the whole console over a region of its own, and a window of a real browser.
final class ConsoleInABrowser
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
    private @Nullable Chromium chromium;
    private @Nullable FakeRegion region;
    private @Nullable RunningConsole console;
    private @Nullable ConsolePage browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium = Chromium.start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        region = new FakeRegion(InstantSource.system());
        console = RunningConsole.start(region, 0, _ -> Optional.of(Callers.READER));
        browser = Objects.requireNonNull(chromium).open();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        browser().close();
        console().close();
    }

    FakeRegion region() {
        return Objects.requireNonNull(region);
    }

    ConsolePage browser() {
        return Objects.requireNonNull(browser);
    }

    URI address() {
        return console().address();
    }

    /// Signs Ada in, who may do everything with machines.
    String link() {
        return console().signInLink(Callers.ADA);
    }

    /// Signs somebody in who may only look.
    String readersLink() {
        return console().signInLink(Callers.READER);
    }

    MachineId running(String name) {
        var id = region().create("shop", name);
        region().move(id, STARTING, RUNNING);
        return id;
    }

    void stop() {
        console().stop();
    }

    private RunningConsole console() {
        return Objects.requireNonNull(console);
    }
}
