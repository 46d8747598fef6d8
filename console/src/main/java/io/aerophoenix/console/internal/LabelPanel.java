package io.aerophoenix.console.internal;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.aerophoenix.console.internal.MachinePicture.Fact;
import java.util.List;
import java.util.function.Consumer;

/// A machine's labels, and the way to put and to remove one.
final class LabelPanel extends Div {
    private final Div labels = new Div();
    private final TextField key = new TextField();
    private final TextField value = new TextField();
    private final Button put = new Button("Put");
    private final Consumer<String> onRemove;
    private List<Fact> shown = List.of();
    private String objection = "";

    /// @param onPut gets the label; one that is there with another value is replaced
    /// @param onRemove gets the key
    LabelPanel(Consumer<Fact> onPut, Consumer<String> onRemove) {
        this.onRemove = onRemove;
        getElement().setAttribute("data-testid", "labels");
        labels.addClassName("labels");
        key.setPlaceholder("Key");
        key.setAriaLabel("Label's key");
        key.setId("label-key");
        value.setPlaceholder("Value");
        value.setAriaLabel("Label's value");
        value.setId("label-value");
        put.addThemeVariants(ButtonVariant.LUMO_SMALL);
        put.addClickListener(_ -> put(onPut));
        value.addKeyPressListener(Key.ENTER, _ -> put(onPut));
        var entry = new Div(key, value, put);
        entry.addClassName("entry");
        add(labels, entry);
        arrange();
    }

    private void put(Consumer<Fact> onPut) {
        onPut.accept(new Fact(key.getValue(), value.getValue()));
        key.clear();
        value.clear();
        key.focus();
    }

    /// @param objection why they may not be changed; empty when they may
    void show(List<Fact> now, String objection) {
        if (now.equals(shown) && objection.equals(this.objection)) {
            return;
        }
        shown = now;
        this.objection = objection;
        arrange();
    }

    private void arrange() {
        labels.removeAll();
        shown.forEach(label -> labels.add(chip(label)));
        if (shown.isEmpty()) {
            labels.add(new Span("No labels. By them, lists can be narrowed: team:payments"));
        }
        key.setEnabled(objection.isEmpty());
        value.setEnabled(objection.isEmpty());
        put.setEnabled(objection.isEmpty());
        put.getElement().setAttribute("title", objection);
    }

    private Span chip(Fact label) {
        var name = new Span(label.name());
        name.addClassName("key");
        var remove = new NativeButton("×", _ -> onRemove.accept(label.name()));
        remove.setAriaLabel("Remove the label " + label.name());
        remove.setEnabled(objection.isEmpty());
        var chip = new Span(name, new Span(label.value()), remove);
        chip.addClassName("label");
        chip.getElement().setAttribute("data-testid", "label-" + label.name());
        return chip;
    }
}
