package io.aerophoenix.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.aerophoenix.fleet.MachineState.STOPPED;
import static io.aerophoenix.fleet.MachineState.STOPPING;

import com.microsoft.playwright.Locator;
import io.aerophoenix.fleet.Note;
import java.time.Duration;
import java.util.Map;
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
    void findsByLabelAndSaysHowToWriteOne() {
        console.running("web-1");
        console.running("web-2");
        console.region()
                .configure(
                        FakeRegion.id(2),
                        Note.Kind.CONFIGURED,
                        spec -> spec.withMetadata(Map.of("tier", "gold")));
        console.browser().signIn(console.link()).goTo("Machines");
        var labels = console.browser().page().locator("#machine-labels input");

        labels.fill("gold");
        assertThat(console.browser().byTestId("machines-problem"))
                .containsText("'gold' is no label: write key:value");
        labels.fill("tier:gold");

        assertThat(console.browser().machineRow("web-1")).hasCount(0);
        assertThat(console.browser().machineRow("web-2")).isVisible();
        assertThat(console.browser().byTestId("machines-problem")).isHidden();
        console.browser().isAt("/machines?label=tier%3Agold");
    }

    @Test
    void marksMachinesThatAreCordonedOrLeased() {
        var web = console.running("web-1");
        console.browser().signIn(console.link()).goTo("Machines");
        assertThat(console.browser().machineRow("web-1")).isVisible();

        console.region().cordon(web, true);
        console.region().lease(web, "bob@example.com", "deploying", Duration.ofMinutes(5));

        assertThat(console.browser().page().locator("vaadin-grid .mark:visible"))
                .hasText("cordoned");
        assertThat(console.browser().page().getByText("leased by bob@example.com until"))
                .isVisible();
    }

    private static Locator state(String word) {
        return console.browser()
                .page()
                .locator("vaadin-grid")
                .getByText(word, new Locator.GetByTextOptions().setExact(true));
    }
}
