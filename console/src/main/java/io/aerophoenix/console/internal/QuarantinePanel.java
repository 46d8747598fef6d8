package io.aerophoenix.console.internal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/// What to do about a machine whose file cannot be read.
final class QuarantinePanel extends Div {
    private final FactList facts = new FactList();
    private final Code readmitting = new Code();
    private final Button readmit;

    QuarantinePanel(Runnable onReadmit) {
        readmit = new Button("Readmit the machine", _ -> onReadmit.run());
        readmit.addThemeVariants(ButtonVariant.LUMO_SMALL);
        readmit.getElement().setAttribute("data-testid", "readmit");
        var steps =
                new Div(
                        new Paragraph(
                                "The file is left as it is, as evidence; nothing can be asked of the machine. Put a good copy in its"
                                        + " place, then readmit the machine, here or by:"),
                        readmitting);
        steps.addClassName("hint");
        var readmission = new Div(steps, readmit, facts);
        readmission.addClassName("readmission");
        add(new Panel("quarantine", "Quarantine", readmission));
    }

    void show(MachinePicture machine) {
        var objection = machine.closed().amending();
        readmitting.setText("./aero ctl machine readmit " + machine.id());
        readmit.setEnabled(objection.isEmpty());
        readmit.getElement().setAttribute("title", objection);
        facts.show(machine.life());
    }
}
