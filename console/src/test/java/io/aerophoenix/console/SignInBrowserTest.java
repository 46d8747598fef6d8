package io.aerophoenix.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Getting in and out, in a real browser.
class SignInBrowserTest {
    @RegisterExtension static final ConsoleInABrowser console = new ConsoleInABrowser();

    @Test
    void signsInByLinkAndForgetsTheCode() {
        console.browser().signIn(console.link());

        console.browser().isAt("/");
        assertThat(console.browser().byTestId("who")).hasText("ada@example.com");
    }

    @Test
    void signsInWithAPastedTokenAndOutAgain() {
        console.browser().page().navigate(console.address() + "machines");
        console.browser().isAt("/sign-in");
        console.browser().byTestId("sign-in-token").fill("a.b.c");
        console.browser().byTestId("sign-in-submit").click();
        assertThat(console.browser().byTestId("who")).hasText("reader@example.com");

        console.browser().byTestId("sign-out").click();

        console.browser().isAt("/sign-in");
        Eventually.holds("nothing listens", () -> console.region().subscriptions() == 0);
    }

    @Test
    void sendsAnOpenPageToTheSignInPageWhenItsSessionHasEnded() {
        console.running("web-1");
        console.browser().signIn(console.link()).goTo("Machines");
        assertThat(console.browser().machineRow("web-1")).isVisible();
        console.browser().page().evaluate("fetch('/sign-out', {method: 'POST'})");

        console.browser().goTo("Dashboard");

        console.browser().isAt("/sign-in");
    }

    @Test
    void remembersWhetherTheOperatorWantsItDark() {
        console.browser().signIn(console.link());

        console.browser().page().locator("#toggle-look").click();
        assertThat(console.browser().page().locator("html")).hasAttribute("data-look", "dark");
        console.browser().page().reload();

        assertThat(console.browser().byTestId("who")).isVisible();
        assertThat(console.browser().page().locator("html")).hasAttribute("data-look", "dark");
    }

    @Test
    void saysSoWhereThereIsNoSuchPage() {
        console.browser().signIn(console.link());

        console.browser().page().navigate(console.address() + "nowhere");

        assertThat(console.browser().page().getByText("There is no such page")).isVisible();
    }
}
