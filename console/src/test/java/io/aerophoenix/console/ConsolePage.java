package io.aerophoenix.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// The console as somebody sees it in a browser: what is on the page, by the names that tests agree on.
public final class ConsolePage implements AutoCloseable {
    private static final double PATIENCE_MILLIS = 20_000;

    private final BrowserContext context;
    private final Page page;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();

    ConsolePage(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        this.page = context.newPage();
        page.onRequest(request -> requests.add(request.url()));
        page.onWebSocket(socket -> requests.add(socket.url()));
        page.onPageError(errors::add);
    }

    public Page page() {
        return page;
    }

    public ConsolePage signIn(String link) {
        page.navigate(link);
        assertThat(byTestId("who")).isVisible();
        return this;
    }

    public ConsolePage goTo(String place) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(place).setExact(true))
                .first()
                .click();
        return this;
    }

    public ConsolePage openMachine(String name) {
        goTo("Machines");
        machineRow(name).click();
        assertThat(byTestId("state-current")).isVisible();
        return this;
    }

    /// The row's link. A grid keeps rows that it does not need now out of sight, with what they showed last.
    public Locator machineRow(String name) {
        return page.locator("[data-testid='machine-row-%s']:visible".formatted(name));
    }

    public Locator action(String word) {
        return byTestId("action-" + word);
    }

    public Locator currentState() {
        return byTestId("state-current");
    }

    public Locator timeline() {
        return byTestId("timeline-row");
    }

    public Locator logLines() {
        return byTestId("log-line");
    }

    public Locator notice() {
        return byTestId("notice").last();
    }

    public Locator byTestId(String id) {
        return page.getByTestId(id);
    }

    /// @param place path and query
    public void isAt(String place) {
        assertThat(page).hasURL(Pattern.compile("^https?://[^/]+" + literally(place) + "$"));
    }

    private static String literally(String text) {
        return text.replaceAll("[.?]", "\\\\$0");
    }

    /// The hosts that the page has talked to since it was opened.
    public List<String> hosts() {
        return requests.stream()
                .filter(url -> !url.startsWith("data:"))
                .map(url -> URI.create(url.replace(' ', '+')).getAuthority())
                .distinct()
                .toList();
    }

    /// What its scripts failed with.
    public List<String> errors() {
        return List.copyOf(errors);
    }

    /// As a person closes a tab: the page hears of it.
    public void closeTab() {
        page.close(new Page.CloseOptions().setRunBeforeUnload(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
