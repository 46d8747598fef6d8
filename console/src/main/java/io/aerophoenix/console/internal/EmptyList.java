package io.aerophoenix.console.internal;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/// What stands in a list of machines that has none: what to do first.
final class EmptyList extends Div {
    private final Paragraph sentence = new Paragraph();
    private final Code command =
            new Code(
                    "./aero ctl machine create --app demo --name web-1 -- python3 -m http.server 9000");

    EmptyList() {
        addClassName("empty");
        add(sentence, command);
        explain(MachineChoice.ALL);
    }

    void explain(MachineChoice choice) {
        command.setVisible(choice.isEverything());
        sentence.setText(
                choice.isEverything()
                        ? "There are no machines yet. Create the first one from a shell on the region's host:"
                        : "No machine matches. Clear the search, or choose another state, app or label.");
    }
}
