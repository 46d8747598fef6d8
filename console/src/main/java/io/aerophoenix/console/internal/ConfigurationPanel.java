package io.aerophoenix.console.internal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;

/// The configurations that a machine has had, what each changed, and the way back to one.
final class ConfigurationPanel extends Div {
    private static final int SHOWN = 50;

    private final Consumer<ConfigurationRow> onRollBack;
    private List<ConfigurationRow> shown = List.of();
    private String objection = "";

    ConfigurationPanel(Consumer<ConfigurationRow> onRollBack) {
        this.onRollBack = onRollBack;
        addClassName("configurations-list");
        getElement().setAttribute("data-testid", "configurations").setAttribute("tabindex", "0");
    }

    /// @param rows the latest first
    /// @param objection why none may be rolled back to; empty when they may
    void show(List<ConfigurationRow> rows, String objection) {
        if (rows.equals(shown) && objection.equals(this.objection)) {
            return;
        }
        shown = rows;
        this.objection = objection;
        removeAll();
        rows.stream().limit(SHOWN).forEach(row -> add(line(row)));
        if (rows.size() > SHOWN) {
            add(new Span("Older ones: `./aero ctl machine configs` lists all."));
        }
    }

    private Div line(ConfigurationRow row) {
        var head = new Div(named("version", "v" + row.version()), named("at", row.at()));
        head.add(named("actor", row.actor()), new Span());
        head.add(row.current() ? named("current", "current") : rollBack(row));
        head.addClassName("head");
        var line = new Div(head, new Lines(row.differences()));
        line.addClassName("configuration");
        line.getElement().setAttribute("data-testid", "configuration-" + row.version());
        return line;
    }

    private Button rollBack(ConfigurationRow row) {
        var button = new Button("Roll back …", _ -> onRollBack.accept(row));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setEnabled(objection.isEmpty());
        button.setAriaLabel("Roll back to version " + row.version());
        button.getElement().setAttribute("title", objection);
        return button;
    }

    private static Span named(String name, String text) {
        var span = new Span(text);
        span.addClassName(name);
        return span;
    }
}
