package io.aerophoenix.console.internal;

import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.aerophoenix.console.internal.DashboardPicture.Figure;
import java.util.Locale;

/// One figure, large, with how it came to it.
final class FigurePanel extends Section {
    private final Span name = named("name");
    private final Span value = named("value");
    private final Span unit = named("unit");
    private final Sparkline lines = new Sparkline();

    FigurePanel() {
        addClassNames("panel", "figure");
        add(name, value, unit, lines);
    }

    private static Span named(String name) {
        var span = new Span();
        span.addClassName(name);
        return span;
    }

    void show(Figure figure) {
        name.setText(figure.name());
        value.setText(figure.value());
        unit.setText(figure.unit());
        value.getElement()
                .setAttribute(
                        "data-testid",
                        "figure-" + figure.name().toLowerCase(Locale.ROOT).replace(' ', '-'));
        lines.show(figure.lines());
    }
}
