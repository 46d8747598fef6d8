package io.aerophoenix.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.aerophoenix.fleet.MachineState.RUNNING;
import static io.aerophoenix.fleet.MachineState.STARTING;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.aerophoenix.control.Query;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The list of a hundred thousand machines, in a real browser: it is never read as a whole.
class LongListBrowserTest {
    private static final int MACHINES = 100_000;

    /// Rows in sight, rows that the grid holds ready beside them, and each asked for again when the list has moved.
    private static final int ROWS_FOR_A_LOOK = 600;

    @RegisterExtension static final ConsoleInABrowser console = new ConsoleInABrowser();

    @BeforeEach
    void fill() {
        for (int i = 1; i <= MACHINES; i++) {
            console.region().create(i % 10 == 0 ? "mail" : "shop", "web-" + i);
        }
        console.browser().signIn(console.link()).goTo("Machines");
        assertThat(console.browser().machineRow("web-1")).isVisible();
    }

    @Test
    void showsTheFirstRowsAndHowManyThereAre() {
        assertThat(console.browser().byTestId("machines-total")).hasText("100,000 machines");

        assertThat(rowsAskedFor()).isLessThan(ROWS_FOR_A_LOOK);
    }

    @Test
    void goesToTheEndAndBackFromTheKeyboard() {
        focusFirstCell();
        console.browser().page().keyboard().press("Control+End");
        assertThat(console.browser().machineRow("web-100000")).isVisible();

        console.browser().page().keyboard().press("Control+Home");
        assertThat(console.browser().machineRow("web-1")).isVisible();

        assertThat(rowsAskedFor()).isLessThan(3 * ROWS_FOR_A_LOOK);
    }

    @Test
    void jumpsIntoTheMiddleWithoutReadingWhatIsBefore() {
        scrollTo(54_320);
        assertThat(console.browser().machineRow("web-54321")).isVisible();
        scrollTo(12_345);
        assertThat(console.browser().machineRow("web-12346")).isVisible();

        assertThat(rowsAskedFor()).isLessThan(3 * ROWS_FOR_A_LOOK);
    }

    @Test
    void findsAMachineByItsIdAndOpensItFromTheKeyboard() {
        console.browser().page().keyboard().press("/");
        console.browser().page().keyboard().type(FakeRegion.id(77_777).value());
        assertThat(console.browser().byTestId("machines-total")).hasText("1 machine");
        assertThat(console.browser().machineRow("web-77777")).isVisible();

        console.browser().page().keyboard().press("Enter");

        assertThat(console.browser().page().getByRole(AriaRole.HEADING).getByText("web-77777"))
                .isVisible();
        assertThat(rowsAskedFor()).isLessThan(2 * ROWS_FOR_A_LOOK);
    }

    @Test
    void narrowsByAppAndState() {
        console.region().move(FakeRegion.id(90_000), STARTING, RUNNING);
        field("App").fill("mail");
        assertThat(console.browser().byTestId("machines-total")).hasText("10,000 machines");

        console.browser().page().locator("#machine-state").click();
        console.browser().page().locator("vaadin-select-item").getByText("running").click();

        assertThat(console.browser().byTestId("machines-total")).hasText("1 machine");
        assertThat(console.browser().machineRow("web-90000")).isVisible();
        console.browser().isAt("/machines?app=mail&state=running");
        assertThat(rowsAskedFor()).isLessThan(3 * ROWS_FOR_A_LOOK);
    }

    @Test
    void readsOnlyRowsInSightHoweverMuchHappens() {
        scrollTo(50_000);
        assertThat(console.browser().machineRow("web-50001")).isVisible();
        int before = rowsAskedFor();

        for (int i = 1; i <= 20_000; i++) {
            console.region().move(FakeRegion.id(i), STARTING);
        }
        console.region().move(FakeRegion.id(50_001), STARTING, RUNNING);

        assertThat(console.browser().page().locator("vaadin-grid [data-state=running]:visible"))
                .hasCount(1);
        assertThat(rowsAskedFor()).isEqualTo(before);
    }

    @Test
    void followsMachinesThatComeWithoutReadingTheListAnew() {
        int before = rowsAskedFor();

        for (int i = 1; i <= 5_000; i++) {
            console.region().create("shop", "late-" + i);
        }

        assertThat(console.browser().byTestId("machines-total")).hasText("105,000 machines");
        assertThat(rowsAskedFor() - before).isLessThan(5 * ROWS_FOR_A_LOOK);
    }

    /// All rows that were asked for together, and that none of the questions was about the whole list.
    private static int rowsAskedFor() {
        List<Query.SliceMachines> slices =
                console.region().queries().stream()
                        .filter(Query.SliceMachines.class::isInstance)
                        .map(Query.SliceMachines.class::cast)
                        .toList();
        assertThat(slices).allMatch(it -> it.limit() <= ROWS_FOR_A_LOOK);
        return slices.stream().mapToInt(Query.SliceMachines::limit).sum();
    }

    private static void scrollTo(int row) {
        console.browser()
                .page()
                .evaluate("row => document.querySelector('vaadin-grid').scrollToIndex(row)", row);
    }

    private static void focusFirstCell() {
        console.browser()
                .page()
                .locator("vaadin-grid")
                .evaluate("grid => grid.shadowRoot.querySelector('#items td').focus()");
    }

    private static Locator field(String label) {
        return console.browser().page().getByLabel(label).first();
    }
}
