package io.aerophoenix.console.internal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.aerophoenix.console.internal.MachinePicture.Fact;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Who alone may change the machine for now, for how long, and the way to end that.
final class LeasePanel extends Div {
    private final Code acquiring = new Code();
    private final Div none =
            new Div(
                    new Paragraph(
                            "Nobody holds a lease: whoever may change the machine can. To keep others off for a while:"),
                    acquiring);
    private final Countdown left;
    private final FactList facts = new FactList();
    private final Div held = new Div();
    private final Button breaking;
    private @Nullable LeasePicture shown;

    /// @param onBreak gets the reason, after a second word
    /// @param onOver the lease has run out
    LeasePanel(Consumer<String> onBreak, Runnable onOver) {
        getElement().setAttribute("data-testid", "lease");
        left = new Countdown(onOver);
        breaking = new Button("Break the lease …", _ -> ask(onBreak));
        breaking.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ERROR);
        breaking.getElement().setAttribute("data-testid", "break-lease");
        var clock = new Div(left, new Span("left"));
        clock.addClassName("time-left");
        none.addClassName("hint");
        held.addClassName("held");
        held.add(clock, facts, breaking);
        add(none, held);
    }

    void show(String machine, @Nullable LeasePicture lease) {
        acquiring.setText("./aero ctl machine lease acquire %s --reason \"…\"".formatted(machine));
        none.setVisible(lease == null);
        held.setVisible(lease != null);
        if (lease != null) {
            showHeld(lease);
        }
        shown = lease;
    }

    private void showHeld(LeasePicture lease) {
        left.show(lease.leftMillis());
        facts.show(
                List.of(
                        new Fact("Holder", lease.holder()),
                        new Fact(
                                "Reason", lease.reason().isEmpty() ? "none given" : lease.reason()),
                        new Fact("Acquired", lease.acquired()),
                        new Fact("Until", lease.expires())));
        breaking.setEnabled(lease.objection().isEmpty());
        breaking.getElement().setAttribute("title", lease.objection());
    }

    private void ask(Consumer<String> onBreak) {
        if (shown != null) {
            Confirmation.ofBreakingTheLease(shown, onBreak);
        }
    }
}
