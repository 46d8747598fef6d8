package io.aerophoenix.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.aerophoenix.fleet.MachineState.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.Command;
import io.aerophoenix.control.Precondition;
import io.aerophoenix.fleet.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// One machine's page, in a real browser.
class MachineBrowserTest {
    @RegisterExtension static final ConsoleInABrowser console = new ConsoleInABrowser();

    @Test
    void passesAPressedButtonOnAndShowsWhatComesOfIt() {
        var web = console.running("web-1");
        console.browser().signIn(console.link()).openMachine("web-1");
        assertThat(console.browser().currentState()).containsText("running");
        assertThat(console.browser().action("start")).isDisabled();

        console.browser().action("stop").click();

        assertThat(console.browser().currentState()).containsText("stopped");
        assertThat(console.browser().notice()).hasText("web-1 is stopped");
        assertThat(console.region().commands())
                .containsExactly(new Command.StopMachine(web, Precondition.NONE));
    }

    @Test
    void takesAPressOnTheStateMachineItself() {
        var web = console.running("web-1");
        console.browser().signIn(console.link()).openMachine("web-1");

        console.browser().page().locator("[data-state=suspended].pressable").press("Enter");

        assertThat(console.browser().currentState()).containsText("suspended");
        assertThat(console.region().commands())
                .containsExactly(new Command.SuspendMachine(web, Precondition.NONE));
    }

    @Test
    void destroysOnlyAfterASecondWord() {
        var web = console.region().create("shop", "web-1");
        console.browser().signIn(console.link()).openMachine("web-1");

        console.browser().action("destroy").click();
        assertThat(console.region().commands()).isEmpty();
        console.browser().byTestId("confirm-destroy").click();

        assertThat(console.browser().currentState()).containsText("terminated");
        assertThat(console.region().commands())
                .containsExactly(new Command.DestroyMachine(web, Precondition.version(1L)));
    }

    @Test
    void showsARefusalWithItsSentence() {
        console.running("web-1");
        console.region().refuse("the volume is still attached; detach it first");
        console.browser().signIn(console.link()).openMachine("web-1");

        console.browser().action("stop").click();

        assertThat(console.browser().notice())
                .containsText("the volume is still attached; detach it first");
    }

    /// The page is the reader's own to alter; what counts is that the region hears nothing of it.
    @Test
    void letsAReaderOnlyLookWhateverTheyDoToThePage() {
        console.running("web-1");
        console.browser().signIn(console.readersLink()).openMachine("web-1");
        for (var word : List.of("start", "stop", "suspend", "resume", "restart", "destroy")) {
            assertThat(console.browser().action(word)).isDisabled();
        }
        assertThat(console.browser().page().locator(".pressable")).hasCount(0);

        console.browser()
                .action("stop")
                .evaluate("button => { button.disabled = false; button.click(); }");
        console.browser()
                .page()
                .locator("aero-state-graph")
                .evaluate(
                        "it => it.dispatchEvent(new CustomEvent('ask', {detail: {gesture: 'stop'}}))");

        assertThat(console.browser().notice())
                .hasText("web-1: no stop. you lack the capability machine_create");
        assertThat(console.browser().currentState()).containsText("running");
        assertThat(console.region().commands()).isEmpty();
    }

    @Test
    void showsACreationAndTheStartThatCameWithItAsTwoMoves() {
        console.region().create("shop", "web-1", Action.START);

        console.browser().signIn(console.link()).openMachine("web-1");

        assertThat(console.browser().currentState()).containsText("starting");
        assertThat(console.browser().timeline()).hasCount(2);
        assertThat(console.browser().timeline().first()).containsText("starting");
        assertThat(console.browser().timeline().last()).containsText("created");
    }

    @Test
    void growsTheTimelineAndTheLogWhileOneLooks() {
        var web = console.running("web-1");
        console.region().write(web, "stdout", "listening on 9000");
        console.browser().signIn(console.link()).openMachine("web-1");
        assertThat(console.browser().timeline()).hasCount(3);
        assertThat(console.browser().logLines()).hasText(new String[] {"listening on 9000"});

        console.region().write(web, "stderr", "<b>out of memory</b>");
        console.region().move(web, STOPPING, Action.STOP, null);

        assertThat(console.browser().timeline()).hasCount(4);
        assertThat(console.browser().byTestId("under-way"))
                .containsText("stop, asked by ada@example.com");
        assertThat(console.browser().action("stop")).isDisabled();
        assertThat(console.browser().logLines().last()).hasText("<b>out of memory</b>");
    }
}
