package io.aerophoenix.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The browser that is installed here, without a window.
public final class Chromium implements AutoCloseable {
    private static final List<String> USUAL_PLACES =
            List.of(
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome",
                    "/snap/bin/chromium",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    private static final List<String> FLAGS =
            List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        this.playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(program)
                                        .setArgs(FLAGS));
    }

    /// Starts it. `CHROMIUM` in the environment names one elsewhere.
    ///
    /// @throws IllegalStateException when none is installed: a test that needs a browser is never passed over
    public static Chromium start() {
        return new Chromium(
                Stream.concat(
                                Optional.ofNullable(System.getenv("CHROMIUM")).stream(),
                                USUAL_PLACES.stream())
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "no Chromium found; `./aero test` installs one where it may, otherwise name it in CHROMIUM")));
    }

    /// A window with cookies of its own.
    public ConsolePage open() {
        return new ConsolePage(browser.newContext());
    }

    @Override
    public void close() {
        playwright.close();
    }
}
