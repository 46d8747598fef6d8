package io.aerophoenix.region;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.console.Chromium;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator sees of a real region, in a real browser.
@WholeProcess
class ConsoleIT {
    private static final NewMachine CLOCK =
            NewMachine.script("clock", "while :; do echo tick; sleep 0.2; done");

    @Test
    void showsAMachineThatIsCreatedOverRestAndStopsItByTheButton(@TempDir Path folder)
            throws Exception {
        try (var region = LivingRegion.in(folder);
                var browser = Chromium.start();
                var page = browser.open()) {
            region.start();
            page.signIn(region.client().signInLink());
            page.goTo("Machines");

            var created = region.client().create(CLOCK).orFail().as(MachineView.class);

            // Without a reload: the region pushes it.
            assertThat(page.machineRow("clock")).isVisible();
            page.openMachine("clock");
            assertThat(page.currentState()).containsText("running");
            assertThat(page.logLines().first()).containsText("tick");
            assertThat(page.timeline()).hasCount(3);

            page.action("stop").click();

            assertThat(page.currentState()).containsText("stopped");
            assertThat(page.timeline()).hasCount(5);
            assertThat(region.client().machine(created.id()).state()).isEqualTo("stopped");
            assertThat(page.errors()).isEmpty();
        }
    }

    @Test
    void isSignedInToAgainAfterTheRegionWasKilledAndShowsTheHistory(@TempDir Path folder)
            throws Exception {
        try (var region = LivingRegion.in(folder);
                var browser = Chromium.start()) {
            region.start();
            region.client().create(CLOCK).orFail();
            region.kill();

            region.start();

            try (var page = browser.open()) {
                page.signIn(region.client().signInLink()).openMachine("clock");
                assertThat(page.currentState()).containsText("running");
                assertThat(page.timeline()).hasCount(3);
            }
        }
    }
}
