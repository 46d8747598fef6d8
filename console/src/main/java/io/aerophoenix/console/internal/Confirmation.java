package io.aerophoenix.console.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;

/// Asks once more before something that is not easily taken back. Escape, and the first button, leave all as it is.
final class Confirmation {
    private static final int LONGEST_REASON = 200;

    private final Dialog dialog = new Dialog();
    private final Button leave = new Button("Leave it", _ -> dialog.close());
    private final Button go;

    private Confirmation(String question, String verb, String testId, Runnable then) {
        dialog.setHeaderTitle(question);
        dialog.setWidth("min(520px, calc(100vw - 32px))");
        go =
                new Button(
                        verb,
                        _ -> {
                            dialog.close();
                            then.run();
                        });
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        go.getElement().setAttribute("data-testid", testId);
        dialog.getFooter().add(leave, go);
    }

    static void ofDestroying(MachinePicture machine, Runnable then) {
        new Confirmation(
                        "Destroy %s?".formatted(machine.name()), "Destroy", "confirm-destroy", then)
                .open(new Paragraph(machine.destructionWarning()));
    }

    static void ofRollingBack(MachinePicture machine, ConfigurationRow to, Runnable then) {
        new Confirmation(
                        "Roll %s back to version %d?".formatted(machine.name(), to.version()),
                        "Roll back",
                        "confirm-rollback",
                        then)
                .open(new Lines(to.undoing()), new Paragraph(to.consequence()));
    }

    /// @param then gets the reason
    static void ofBreakingTheLease(LeasePicture lease, Consumer<String> then) {
        var reason = new TextField("Why? The machine's history keeps it.");
        reason.setId("break-reason");
        reason.setWidthFull();
        reason.setMaxLength(LONGEST_REASON);
        var confirmation =
                new Confirmation(
                        "Break the lease of %s?".formatted(lease.holder()),
                        "Break the lease",
                        "confirm-break",
                        () -> then.accept(reason.getValue()));
        confirmation.openFor(
                reason,
                new Paragraph(
                        "They hold it for: %s. What they are doing may come to harm: ask them first if you can."
                                .formatted(lease.reason())));
    }

    private void open(Component... content) {
        leave.setAutofocus(true);
        dialog.add(content);
        dialog.open();
    }

    /// Cannot be gone on with before something is written.
    private void openFor(TextField field, Component content) {
        go.setEnabled(false);
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.addValueChangeListener(event -> go.setEnabled(!event.getValue().isBlank()));
        dialog.add(content, field);
        dialog.open();
        field.focus();
    }
}
