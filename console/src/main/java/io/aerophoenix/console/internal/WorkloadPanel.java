package io.aerophoenix.console.internal;

import com.vaadin.flow.component.html.Div;

/// What can be done to the workload of a machine that runs, beside its life.
final class WorkloadPanel extends Div {
    private final Div closed = new Div();
    private final CommandBar commands;
    private final SignalBar signals;

    WorkloadPanel(CommandBar commands, SignalBar signals) {
        this.commands = commands;
        this.signals = signals;
        addClassName("workload");
        closed.addClassName("hint");
        closed.getElement().setAttribute("data-testid", "workload-objection");
        add(closed, commands, signals);
    }

    /// @param objection why nothing of this may be asked; empty when it may
    void show(String objection) {
        closed.setText(objection);
        closed.setVisible(!objection.isEmpty());
        commands.show(objection);
        signals.show(objection);
    }
}
