package io.aerophoenix.console.internal;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.aerophoenix.console.internal.MachinePicture.HealthPicture;
import java.util.List;

/// What each health check says, and since when.
final class HealthPanel extends Div {
    private final Div none =
            new Div(
                    new Paragraph(
                            "No health checks. Give a machine one when you create or update it:"),
                    new Code("--check http:8080/healthz"));
    private final Div checks = new Div();
    private List<HealthRow> shown = List.of();

    HealthPanel() {
        getElement().setAttribute("data-testid", "health");
        none.addClassName("hint");
        checks.addClassName("checks");
        add(none, checks);
    }

    void show(HealthPicture health) {
        none.setVisible(health.verdict().isEmpty());
        if (health.checks().equals(shown)) {
            return;
        }
        shown = health.checks();
        checks.removeAll();
        shown.forEach(row -> checks.add(line(row)));
    }

    private static Div line(HealthRow row) {
        var badge = new HealthBadge();
        badge.show(row.verdict());
        var head = new Div(badge, named("name", row.name()), named("asks", row.asks()));
        head.addClassName("head");
        var line = new Div(head, named("since", row.since()));
        line.addClassName("check");
        line.getElement().setAttribute("data-testid", "check-" + row.name());
        if (!row.output().isEmpty()) {
            line.add(named("output", row.output()));
        }
        return line;
    }

    private static Span named(String name, String text) {
        var span = new Span(text);
        span.addClassName(name);
        return span;
    }
}
