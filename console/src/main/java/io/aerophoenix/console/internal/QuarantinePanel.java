package io.aerophoenix.console.internal;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/// What to do about a machine whose file cannot be read.
final class QuarantinePanel extends Div {
    private final FactList facts = new FactList();
    private final Code readmitting = new Code();

    QuarantinePanel() {
        var steps =
                new Div(
                        new Paragraph(
                                "The file is left as it is, as evidence; nothing can be asked of the machine. Put a good copy in its"
                                        + " place, then readmit the machine:"),
                        readmitting);
        steps.addClassName("hint");
        add(new Panel("quarantine", "Quarantine", steps, facts));
    }

    void show(MachinePicture machine) {
        readmitting.setText("./aero ctl machine readmit " + machine.id());
        facts.show(machine.life());
    }
}
