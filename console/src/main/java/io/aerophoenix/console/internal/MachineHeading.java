package io.aerophoenix.console.internal;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;

/// Which machine this is, and how it is, in one line.
final class MachineHeading extends Div {
    private final H1 name = new H1();
    private final StateBadge state = new StateBadge("");
    private final HealthBadge health = new HealthBadge();
    private final Span cordoned = new Span("cordoned");
    private final Span leased = new Span();
    private final Span app = new Span();
    private final Span id = new Span();
    private final Span underWay = new Span();

    MachineHeading() {
        addClassName("heading");
        var back = new Anchor("machines", "Machines");
        back.getElement().setAttribute("router-link", true);
        state.getElement().setAttribute("data-testid", "state-badge");
        mark(cordoned, "cordon-mark");
        mark(leased, "lease-mark");
        app.addClassName("app");
        id.addClassName("id");
        underWay.addClassName("under-way");
        underWay.getElement().setAttribute("data-testid", "under-way");
        add(back, name, state, health, cordoned, leased, app, id, underWay);
        showNothingBut("");
    }

    private static void mark(Span mark, String testId) {
        mark.addClassName("mark");
        mark.getElement().setAttribute("data-testid", testId);
    }

    void showNothingBut(String title) {
        name.setText(title);
        state.setVisible(false);
        health.show("");
        show(cordoned, false);
        show(leased, false);
        show(underWay, false);
    }

    void show(MachinePicture machine) {
        name.setText(machine.name());
        app.setText(machine.app());
        id.setText(machine.isReadable() ? machine.id() : "");
        state.show(machine.state());
        state.setVisible(true);
        health.show(machine.health().verdict());
        show(cordoned, machine.cordoned());
        var lease = machine.lease();
        leased.setText(lease == null ? "" : "leased by " + lease.holder());
        show(leased, lease != null);
        underWay.setText(machine.underWay());
        show(underWay, !machine.underWay().isEmpty());
    }

    private static void show(Span part, boolean visible) {
        part.setVisible(visible);
    }
}
