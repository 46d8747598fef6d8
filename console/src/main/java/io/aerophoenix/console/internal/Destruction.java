package io.aerophoenix.console.internal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;

/// Asks once more before something is gone for good.
final class Destruction {
    private Destruction() {}

    static void confirm(MachinePicture machine, Runnable then) {
        var dialog = new Dialog();
        dialog.setHeaderTitle("Destroy %s?".formatted(machine.name()));
        dialog.add(new Paragraph(machine.destructionWarning()));
        var keep = new Button("Keep it", _ -> dialog.close());
        var destroy =
                new Button(
                        "Destroy",
                        _ -> {
                            dialog.close();
                            then.run();
                        });
        destroy.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        destroy.getElement().setAttribute("data-testid", "confirm-destroy");
        dialog.getFooter().add(keep, destroy);
        keep.setAutofocus(true);
        dialog.open();
    }
}
