package io.aerophoenix.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.aerophoenix.fleet.MachineState.STOPPED;
import static io.aerophoenix.fleet.MachineState.STOPPING;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The list of machines, in a real browser.
class MachinesBrowserTest {
    @RegisterExtension static final ConsoleInABrowser console = new ConsoleInABrowser();

    @Test
    void findsAMachineFromTheKeyboard() {
        console.running("web-1");
        console.running("mail-1");
        console.browser().signIn(console.link()).goTo("Machines");
        assertThat(console.browser().machineRow("web-1")).isVisible();

        console.browser().page().keyboard().press("/");
        console.browser().page().keyboard().type("mail");

        assertThat(console.browser().machineRow("web-1")).hasCount(0);
        assertThat(console.browser().machineRow("mail-1")).isVisible();
        console.browser().isAt("/machines?q=mail");
    }

    @Test
    void showsInTheListWhatChangesMeanwhile() {
        var web = console.running("web-1");
        console.browser().signIn(console.link()).goTo("Machines");
        assertThat(state("running")).isVisible();

        console.region().move(web, STOPPING, STOPPED);
        assertThat(state("stopped")).isVisible();

        console.running("web-2");
        assertThat(console.browser().machineRow("web-2")).isVisible();
        assertThat(console.browser().byTestId("machines-total")).hasText("2 machines");
    }

    @Test
    void saysWhatToDoFirstWhereThereAreNoMachines() {
        console.browser().signIn(console.link()).goTo("Machines");

        assertThat(console.browser().page().getByText("There are no machines yet.")).isVisible();
    }

    @Test
    void scrollsToTheEndOfALongList() {
        for (int i = 1; i <= 5_000; i++) {
            console.region().create("shop", "web-" + i);
        }
        console.browser().signIn(console.link()).goTo("Machines");
        assertThat(console.browser().machineRow("web-1")).isVisible();

        console.browser()
                .page()
                .evaluate("document.querySelector('vaadin-grid').scrollToIndex(4999)");

        assertThat(console.browser().machineRow("web-5000")).isVisible();
    }

    private static Locator state(String word) {
        return console.browser()
                .page()
                .locator("vaadin-grid")
                .getByText(word, new Locator.GetByTextOptions().setExact(true));
    }
}
