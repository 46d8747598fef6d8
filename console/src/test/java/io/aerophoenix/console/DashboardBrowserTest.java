package io.aerophoenix.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.aerophoenix.lifecycle.Health;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The region at a glance, in a real browser.
class DashboardBrowserTest {
    @RegisterExtension static final ConsoleInABrowser console = new ConsoleInABrowser();

    @Test
    void showsTheRegionsFiguresAndFollowsThem() {
        console.running("web-1");
        console.region().beat(1_234);
        console.browser().signIn(console.link());
        assertThat(console.browser().byTestId("figure-transitions")).hasText("1,234");
        assertThat(console.browser().byTestId("tile-running")).containsText("1");

        console.running("web-2");
        console.region().beat(4_321);

        assertThat(console.browser().byTestId("figure-transitions")).hasText("4,321");
        assertThat(console.browser().byTestId("tile-running")).containsText("2");
        assertThat(console.browser().byTestId("feed-row").first()).containsText("web-2");
    }

    @Test
    void leadsFromATileToTheMachinesInThatState() {
        console.running("web-1");
        console.region().create("shop", "web-2");
        console.region().beat(1);
        console.browser().signIn(console.link());

        console.browser().byTestId("tile-created").click();

        assertThat(console.browser().machineRow("web-2")).isVisible();
        assertThat(console.browser().machineRow("web-1")).hasCount(0);
    }

    @Test
    void warnsOfQuarantinedMachinesAndShowsWhy() {
        console.region().quarantine("machine.db is not a database; restore it from a backup");
        console.region().beat(1);
        console.browser().signIn(console.link());

        console.browser().byTestId("quarantine-banner").getByText(FakeRegion.id(1).value()).click();

        assertThat(console.browser().byTestId("machine-problem"))
                .containsText("restore it from a backup");
        assertThat(console.browser().byTestId("state-badge")).hasText("quarantined");
        assertThat(console.browser().page().getByText("machine readmit " + FakeRegion.id(1)))
                .isVisible();
    }

    @Test
    void saysWhatToDoWhenTheRegionRefusesChanges() {
        console.region().failStorage();
        console.browser().signIn(console.link());

        assertThat(console.browser().byTestId("storage-banner")).containsText("See to the disk");
        assertThat(console.browser().byTestId("region-status")).hasText("storage failed");

        console.region().recoverStorage();
        console.region().beat(1);

        assertThat(console.browser().byTestId("storage-banner")).hasCount(0);
    }

    @Test
    void leadsToTheMachinesThatAreNotWell() {
        var web = console.running("web-1");
        console.browser().signIn(console.link());
        assertThat(console.browser().byTestId("region-status")).hasText("ready");

        console.region().check(web, "front", Health.Verdict.CRITICAL, "status 503");
        console.region().beat(1);
        console.browser().byTestId("critical-banner").getByText("web-1").click();

        assertThat(console.browser().byTestId("check-front")).containsText("status 503");
    }
}
