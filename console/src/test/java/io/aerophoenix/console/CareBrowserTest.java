package io.aerophoenix.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.aerophoenix.control.ConfigurationCommand.CordonMachine;
import io.aerophoenix.control.ConfigurationCommand.LabelMachine;
import io.aerophoenix.control.ConfigurationCommand.RollBackMachine;
import io.aerophoenix.control.ConfigurationCommand.UncordonMachine;
import io.aerophoenix.control.LeaseCommand.BreakLease;
import io.aerophoenix.control.Precondition;
import io.aerophoenix.control.RegionCommand;
import io.aerophoenix.control.WorkloadCommand.Execute;
import io.aerophoenix.control.WorkloadCommand.SendSignal;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.lifecycle.Execution;
import io.aerophoenix.lifecycle.Health;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What one does about a machine besides starting and stopping it, in a real browser.
class CareBrowserTest {
    @RegisterExtension static final ConsoleInABrowser console = new ConsoleInABrowser();

    @Test
    void cordonsAndUncordons() {
        var web = opened();
        assertThat(testId("cordon-mark")).isHidden();

        console.browser().action("cordon").click();
        assertThat(testId("cordon-mark")).isVisible();
        console.browser().action("uncordon").click();

        assertThat(testId("cordon-mark")).isHidden();
        assertThat(console.region().commands())
                .containsExactly(
                        new CordonMachine(web, Precondition.NONE),
                        new UncordonMachine(web, Precondition.NONE));
    }

    @Test
    void closesAllGesturesOfALeasedMachineAndSaysWhoHoldsIt() {
        var web = opened();

        console.region().lease(web, "bob@example.com", "deploying 4.2", Duration.ofMinutes(10));

        assertThat(testId("lease-mark")).hasText("leased by bob@example.com");
        assertThat(testId("lease")).containsText("deploying 4.2");
        assertThat(testId("lease-left")).containsText("9 min");
        assertThat(testId("gestures-closed")).containsText("Leased by bob@example.com until");
        for (var word : List.of("stop", "suspend", "restart", "destroy", "cordon")) {
            assertThat(console.browser().action(word)).isDisabled();
        }
        assertThat(testId("run-command")).isDisabled();
    }

    @Test
    void opensTheGesturesAgainWhenTheLeaseRunsOut() {
        var web = opened();

        console.region().lease(web, "bob@example.com", "a moment", Duration.ofSeconds(2));
        assertThat(console.browser().action("stop")).isDisabled();

        assertThat(console.browser().action("stop")).isEnabled();
        assertThat(testId("lease-mark")).isHidden();
    }

    @Test
    void breaksALeaseOnlyWithAReason() {
        var web = opened();
        console.region().lease(web, "bob@example.com", "deploying 4.2", Duration.ofMinutes(10));

        testId("break-lease").click();
        assertThat(testId("confirm-break")).isDisabled();
        console.browser().page().keyboard().type("bob has left");
        testId("confirm-break").click();

        assertThat(testId("lease-mark")).isHidden();
        assertThat(console.browser().action("stop")).isEnabled();
        assertThat(console.region().commands())
                .containsExactly(new BreakLease(web, "bob has left"));
    }

    @Test
    void showsHowWellAMachineIsInTheListAndOnItsPage() {
        var web = console.running("web-1");
        console.region().check(web, "front", Health.Verdict.CRITICAL, "status 503");
        console.browser().signIn(console.link()).goTo("Machines");
        assertThat(console.browser().page().locator("vaadin-grid [data-health=critical]"))
                .isVisible();

        console.browser().machineRow("web-1").click();

        assertThat(testId("check-front")).containsText("status 503");
        assertThat(testId("check-front")).containsText("3 tries alike since about");
        console.region().check(web, "front", Health.Verdict.PASSING, "status 200");
        assertThat(testId("health-badge").first()).hasText("passing");
        assertThat(testId("check-front")).containsText("status 200");
        assertThat(testId("timeline-note").first()).containsText("front is passing");
    }

    @Test
    void rollsBackToAnEarlierConfigurationAfterShowingWhatChanges() {
        var web = opened();
        console.region()
                .configure(
                        web,
                        Note.Kind.CONFIGURED,
                        spec ->
                                Specs.withEnvironment(
                                        Specs.withCommand(spec, "nginx", "-g", "daemon off;"),
                                        Map.of("LOG_LEVEL", "debug")));
        assertThat(testId("configuration-4"))
                .containsText("command: python3 -m http.server 9000 → nginx -g daemon off;");
        assertThat(testId("configuration-4")).containsText("env API_KEY removed");
        assertThat(testId("configuration-4")).containsText("env LOG_LEVEL changed");

        testId("configuration-1").getByText("Roll back …").click();
        assertThat(console.browser().page().getByText("It runs, and is restarted by this."))
                .isVisible();
        assertThat(console.region().commands()).isEmpty();
        testId("confirm-rollback").click();

        assertThat(testId("configuration-5")).containsText("current");
        assertThat(testId("timeline-note").first()).containsText("rolled back");
        assertThat(console.region().commands())
                .containsExactly(new RollBackMachine(web, 1, Precondition.version(4L)));
    }

    @Test
    void putsAndRemovesLabelsFromTheKeyboard() {
        var web = opened();
        assertThat(testId("label-team")).containsText("payments");

        console.browser().page().locator("#label-key input").fill("tier");
        console.browser().page().keyboard().press("Tab");
        console.browser().page().keyboard().type("gold");
        console.browser().page().keyboard().press("Enter");
        assertThat(testId("label-tier")).containsText("gold");
        console.browser().page().getByLabel("Remove the label team").press("Enter");

        assertThat(testId("label-team")).hasCount(0);
        assertThat(console.region().commands())
                .containsExactly(
                        new LabelMachine(web, Map.of("tier", "gold"), Set.of(), Precondition.NONE),
                        new LabelMachine(web, Map.of(), Set.of("team"), Precondition.NONE));
    }

    @Test
    void sendsTheSignalThatIsChosen() {
        var web = opened();

        console.browser().page().locator("#signal").click();
        console.browser().page().locator("vaadin-select-item").getByText("SIGUSR1").click();
        testId("send-signal").click();

        assertThat(console.browser().notice()).hasText("SIGUSR1 was sent to web-1");
        assertThat(testId("timeline-note").first()).containsText("SIGUSR1 sent");
        assertThat(console.region().commands())
                .containsExactly(new SendSignal(web, "SIGUSR1", Precondition.NONE));
    }

    @Test
    void runsACommandAndShowsWhatItWrote() {
        var web = opened();
        console.region()
                .executions(
                        new Execution.Outcome(
                                3, null, "<b>one</b>\n", "x".repeat(30_000), false, false));

        console.browser().page().locator("#command input").fill("ls /nowhere");
        console.browser().page().keyboard().press("Enter");

        assertThat(testId("command-end")).hasText("ls /nowhere · exit code 3");
        assertThat(testId("command-stdout")).hasText("<b>one</b>");
        assertThat(testId("command-stderr")).containsText("cut here");
        assertThat(console.region().commands())
                .containsExactly(
                        new Execute(
                                web,
                                new Execution(
                                        List.of("sh", "-c", "ls /nowhere"),
                                        "",
                                        Duration.ofSeconds(10)),
                                Precondition.NONE));
    }

    @Test
    void doesNotKeepSayingThatACommandRunsWhenTheRegionFailedAtIt() {
        opened();
        console.region().breakDown();

        console.browser().page().locator("#command input").fill("ls");
        console.browser().page().keyboard().press("Enter");

        assertThat(testId("command-end")).containsText("ls · The region failed at it");
        assertThat(testId("run-command")).isEnabled();
    }

    @Test
    void saysWhyNothingCanBeRunInAMachineThatDoesNotRun() {
        console.region().create("shop", "web-1");
        console.browser().signIn(console.link()).openMachine("web-1");

        assertThat(testId("workload-objection")).hasText("Nothing of it runs now; start it first");
        assertThat(testId("send-signal")).isDisabled();
    }

    @Test
    void readmitsAQuarantinedMachineWhenItsFileIsGoodAgain() {
        console.region().quarantine("machine.db is not a database");
        var id = FakeRegion.id(1);
        console.browser().signIn(console.link());
        console.browser().page().navigate(console.address().resolve("/machines/" + id).toString());

        testId("readmit").click();
        assertThat(console.browser().notice())
                .hasText(id + " is still quarantined. machine.db is not a database");
        console.region().repair(id);
        testId("readmit").click();

        assertThat(console.browser().currentState()).containsText("created");
        assertThat(testId("quarantine")).isHidden();
        assertThat(testId("machine-problem")).isHidden();
        assertThat(console.region().commands())
                .containsExactly(
                        new RegionCommand.ReadmitMachine(id), new RegionCommand.ReadmitMachine(id));
    }

    private static MachineId opened() {
        var web = console.running("web-1");
        console.browser().signIn(console.link()).openMachine("web-1");
        return web;
    }

    private static Locator testId(String id) {
        return console.browser().byTestId(id);
    }
}
