package io.aerophoenix.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What pages hold on to, and what they must not touch, in a real browser.
class LettingGoBrowserTest {
    @RegisterExtension static final ConsoleInABrowser console = new ConsoleInABrowser();

    @Test
    void listensOnlyToWhatIsOnTheScreen() {
        console.running("web-1");
        console.browser().signIn(console.link());
        Eventually.holds("the dashboard listens", () -> console.region().subscriptions() == 2);

        console.browser().openMachine("web-1");
        Eventually.holds("the machine's page listens", () -> console.region().subscriptions() == 3);
        console.browser().goTo("Machines");

        Eventually.holds("the list listens", () -> console.region().subscriptions() == 1);
    }

    @Test
    void letsGoOfEverythingWhenTheTabIsClosed() {
        console.browser().signIn(console.link());
        Eventually.holds("the dashboard listens", () -> console.region().subscriptions() == 2);

        console.browser().closeTab();

        Eventually.holds("nothing listens", () -> console.region().subscriptions() == 0);
    }

    @Test
    void letsGoOfEverythingWhenTheConsoleStops() {
        console.browser().signIn(console.link());
        Eventually.holds("the dashboard listens", () -> console.region().subscriptions() == 2);

        console.stop();

        Eventually.holds("nothing listens", () -> console.region().subscriptions() == 0);
    }

    @Test
    void talksToItsOwnHostAloneAndFailsNowhere() {
        console.running("web-1");
        console.region().beat(1);
        console.browser().signIn(console.link()).openMachine("web-1").goTo("Dashboard");
        assertThat(console.browser().byTestId("figure-transitions")).isVisible();

        assertThat(console.browser().hosts())
                .containsExactly("127.0.0.1:" + console.address().getPort());
        assertThat(console.browser().errors()).isEmpty();
    }
}
