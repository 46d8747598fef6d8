package io.aerophoenix.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.aerophoenix.fleet.MachineState.RUNNING;
import static io.aerophoenix.fleet.MachineState.STARTING;
import static io.aerophoenix.fleet.MachineState.STOPPED;
import static io.aerophoenix.fleet.MachineState.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.aerophoenix.control.Command;
import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.MachineId;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The whole console in a real browser, over a region that a test plays.
class ConsoleInTheBrowserTest {
    private static Chromium chromium;

    private final FakeRegion region = new FakeRegion(InstantSource.system());
    private RunningConsole console;
    private ConsolePage browser;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void start() {
        console = RunningConsole.start(region, 0, _ -> Optional.of(Callers.READER));
        browser = chromium.open();
    }

    @AfterEach
    void stop() {
        browser.close();
        console.close();
    }

    @Test
    void signsInByLinkAndForgetsTheCode() {
        browser.signIn(link());

        browser.isAt("/");
        assertThat(browser.byTestId("who")).hasText("ada@example.com");
    }

    @Test
    void signsInWithAPastedTokenAndOutAgain() {
        browser.page().navigate(console.address() + "machines");
        browser.isAt("/sign-in");
        browser.byTestId("sign-in-token").fill("a.b.c");
        browser.byTestId("sign-in-submit").click();
        assertThat(browser.byTestId("who")).hasText("reader@example.com");

        browser.byTestId("sign-out").click();

        browser.isAt("/sign-in");
        Eventually.holds("nothing listens", () -> region.subscriptions() == 0);
    }

    @Test
    void showsTheRegionsFiguresAndFollowsThem() {
        running("web-1");
        region.beat(1_234);
        browser.signIn(link());
        assertThat(browser.byTestId("figure-transitions")).hasText("1,234");
        assertThat(browser.byTestId("tile-running")).containsText("1");

        running("web-2");
        region.beat(4_321);

        assertThat(browser.byTestId("figure-transitions")).hasText("4,321");
        assertThat(browser.byTestId("tile-running")).containsText("2");
        assertThat(browser.byTestId("feed-row").first()).containsText("web-2");
    }

    @Test
    void leadsFromATileToTheMachinesInThatState() {
        running("web-1");
        region.create("shop", "web-2");
        region.beat(1);
        browser.signIn(link());

        browser.byTestId("tile-created").click();

        assertThat(browser.machineRow("web-2")).isVisible();
        assertThat(browser.machineRow("web-1")).hasCount(0);
    }

    @Test
    void warnsOfQuarantinedMachinesAndShowsWhy() {
        region.quarantine("machine.db is not a database; restore it from a backup");
        region.beat(1);
        browser.signIn(link());

        browser.byTestId("quarantine-banner").getByText(FakeRegion.id(1).value()).click();

        assertThat(browser.byTestId("machine-problem")).containsText("restore it from a backup");
        assertThat(browser.byTestId("state-badge")).hasText("quarantined");
    }

    @Test
    void findsAMachineFromTheKeyboard() {
        running("web-1");
        running("mail-1");
        browser.signIn(link()).goTo("Machines");
        assertThat(browser.machineRow("web-1")).isVisible();

        browser.page().keyboard().press("/");
        browser.page().keyboard().type("mail");

        assertThat(browser.machineRow("web-1")).hasCount(0);
        assertThat(browser.machineRow("mail-1")).isVisible();
        browser.isAt("/machines?q=mail");
    }

    @Test
    void showsInTheListWhatChangesMeanwhile() {
        var web = running("web-1");
        browser.signIn(link()).goTo("Machines");
        assertThat(state("running")).isVisible();

        region.move(web, STOPPING, STOPPED);
        assertThat(state("stopped")).isVisible();

        running("web-2");
        assertThat(browser.machineRow("web-2")).isVisible();
        assertThat(browser.byTestId("machines-total")).hasText("2 machines");
    }

    @Test
    void saysWhatToDoFirstWhereThereAreNoMachines() {
        browser.signIn(link()).goTo("Machines");

        assertThat(browser.page().getByText("There are no machines yet.")).isVisible();
    }

    @Test
    void scrollsToTheEndOfALongList() {
        for (int i = 1; i <= 5_000; i++) {
            region.create("shop", "web-" + i);
        }
        browser.signIn(link()).goTo("Machines");
        assertThat(browser.machineRow("web-1")).isVisible();

        browser.page().evaluate("document.querySelector('vaadin-grid').scrollToIndex(4999)");

        assertThat(browser.machineRow("web-5000")).isVisible();
    }

    @Test
    void passesAPressedButtonOnAndShowsWhatComesOfIt() {
        var web = running("web-1");
        browser.signIn(link()).openMachine("web-1");
        assertThat(browser.currentState()).containsText("running");
        assertThat(browser.action("start")).isDisabled();

        browser.action("stop").click();

        assertThat(browser.currentState()).containsText("stopped");
        assertThat(browser.notice()).hasText("web-1 is stopped");
        assertThat(region.commands()).containsExactly(new Command.StopMachine(web, null));
    }

    @Test
    void takesAPressOnTheStateMachineItself() {
        var web = running("web-1");
        browser.signIn(link()).openMachine("web-1");

        browser.page().locator("[data-state=suspended].pressable").press("Enter");

        assertThat(browser.currentState()).containsText("suspended");
        assertThat(region.commands()).containsExactly(new Command.SuspendMachine(web, null));
    }

    @Test
    void destroysOnlyAfterASecondWord() {
        var web = region.create("shop", "web-1");
        browser.signIn(link()).openMachine("web-1");

        browser.action("destroy").click();
        assertThat(region.commands()).isEmpty();
        browser.byTestId("confirm-destroy").click();

        assertThat(browser.currentState()).containsText("terminated");
        assertThat(region.commands()).containsExactly(new Command.DestroyMachine(web, 1L));
    }

    @Test
    void showsARefusalWithItsSentence() {
        running("web-1");
        region.refuse("the volume is still attached; detach it first");
        browser.signIn(link()).openMachine("web-1");

        browser.action("stop").click();

        assertThat(browser.notice()).containsText("the volume is still attached; detach it first");
    }

    @Test
    void growsTheTimelineAndTheLogWhileOneLooks() {
        var web = running("web-1");
        region.write(web, "stdout", "listening on 9000");
        browser.signIn(link()).openMachine("web-1");
        assertThat(browser.timeline()).hasCount(3);
        assertThat(browser.logLines()).hasText(new String[] {"listening on 9000"});

        region.write(web, "stderr", "<b>out of memory</b>");
        region.move(web, STOPPING, Action.STOP, null);

        assertThat(browser.timeline()).hasCount(4);
        assertThat(browser.byTestId("under-way")).containsText("stop, asked by ada@example.com");
        assertThat(browser.action("stop")).isDisabled();
        assertThat(browser.logLines().last()).hasText("<b>out of memory</b>");
    }

    @Test
    void listensOnlyToWhatIsOnTheScreen() {
        running("web-1");
        browser.signIn(link());
        Eventually.holds("the dashboard listens", () -> region.subscriptions() == 2);

        browser.openMachine("web-1");
        Eventually.holds("the machine's page listens", () -> region.subscriptions() == 2);
        browser.goTo("Machines");

        Eventually.holds("the list listens", () -> region.subscriptions() == 1);
    }

    @Test
    void letsGoOfEverythingWhenTheTabIsClosed() {
        browser.signIn(link());
        Eventually.holds("the dashboard listens", () -> region.subscriptions() == 2);

        browser.closeTab();

        Eventually.holds("nothing listens", () -> region.subscriptions() == 0);
    }

    @Test
    void letsGoOfEverythingWhenTheConsoleStops() {
        browser.signIn(link());
        Eventually.holds("the dashboard listens", () -> region.subscriptions() == 2);

        console.stop();

        Eventually.holds("nothing listens", () -> region.subscriptions() == 0);
    }

    @Test
    void sendsAnOpenPageToTheSignInPageWhenItsSessionHasEnded() {
        running("web-1");
        browser.signIn(link()).goTo("Machines");
        assertThat(browser.machineRow("web-1")).isVisible();
        browser.page().evaluate("fetch('/sign-out', {method: 'POST'})");

        browser.goTo("Dashboard");

        browser.isAt("/sign-in");
    }

    @Test
    void talksToItsOwnHostAloneAndFailsNowhere() {
        running("web-1");
        region.beat(1);
        browser.signIn(link()).openMachine("web-1").goTo("Dashboard");
        assertThat(browser.byTestId("figure-transitions")).isVisible();

        assertThat(browser.hosts()).containsExactly("127.0.0.1:" + console.address().getPort());
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void remembersWhetherTheOperatorWantsItDark() {
        browser.signIn(link());

        browser.page().locator("#toggle-look").click();
        assertThat(browser.page().locator("html")).hasAttribute("data-look", "dark");
        browser.page().reload();

        assertThat(browser.byTestId("who")).isVisible();
        assertThat(browser.page().locator("html")).hasAttribute("data-look", "dark");
    }

    @Test
    void saysSoWhereThereIsNoSuchPage() {
        browser.signIn(link());

        browser.page().navigate(console.address() + "nowhere");

        assertThat(browser.page().getByText("There is no such page")).isVisible();
    }

    private String link() {
        return console.signInLink(Callers.ADA);
    }

    private MachineId running(String name) {
        var id = region.create("shop", name);
        region.move(id, STARTING, RUNNING);
        return id;
    }

    private Locator state(String word) {
        return browser.page()
                .locator("vaadin-grid")
                .getByText(word, new Locator.GetByTextOptions().setExact(true));
    }
}
