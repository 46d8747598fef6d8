package io.aerophoenix.console.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import java.util.function.Function;

/// All that there is to see of a machine whose file can be read, and all that can be done about it.
final class MachinePanels extends Div {
    private final GestureBar gestures;
    private final StateGraph graph;
    private final PushedRows<TimelineEntry> timeline = PushedRows.timeline();
    private final FactList life = new FactList();
    private final FactList spec = new FactList();
    private final HealthPanel health = new HealthPanel();
    private final LeasePanel lease;
    private final LabelPanel labels;
    private final ConfigurationPanel configurations;
    private final CommandBar commands;
    private final WorkloadPanel workload;
    private final LogTail log = new LogTail();

    /// What the operator asks for here. None of it blocks.
    interface Gestures {
        void move(Gesture gesture);

        void ask(Function<Errands, Outcome> errand);

        void rollBack(ConfigurationRow to);

        void execute(String line, Duration patience);

        /// Time has passed that matters.
        void refresh();
    }

    MachinePanels(Gestures on) {
        addClassName("known");
        gestures =
                new GestureBar(
                        on::move, () -> on.ask(Errands::cordon), () -> on.ask(Errands::uncordon));
        graph = new StateGraph(on::move);
        lease = new LeasePanel(reason -> on.ask(it -> it.breakLease(reason)), on::refresh);
        labels =
                new LabelPanel(
                        label -> on.ask(it -> it.putLabel(label.name(), label.value())),
                        key -> on.ask(it -> it.removeLabel(key)));
        configurations = new ConfigurationPanel(on::rollBack);
        commands = new CommandBar(on::execute);
        workload =
                new WorkloadPanel(commands, new SignalBar(name -> on.ask(it -> it.signal(name))));
        add(upper(), new Panel("log", "Log", log));
    }

    private Div upper() {
        var story =
                column(
                        "story",
                        new Panel("graph", "State", graph, gestures),
                        new Panel("timeline", "Timeline", timeline),
                        new Panel("beside", "Beside the workload", workload),
                        new Panel("configurations", "Configurations", configurations));
        var about =
                column(
                        "about",
                        new Panel("life", "Now", life),
                        new Panel("health-checks", "Health", health),
                        new Panel("lease", "Lease", lease),
                        new Panel("labels-panel", "Labels", labels),
                        new Panel("spec", "Spec", spec));
        return column("upper", story, about);
    }

    private static Div column(String name, Component... content) {
        var column = new Div(content);
        column.addClassName(name);
        return column;
    }

    void show(MachinePicture machine) {
        graph.show(machine.state(), machine.moves());
        gestures.show(machine);
        timeline.show(machine.timeline());
        life.show(machine.life());
        spec.show(machine.spec());
        health.show(machine.health());
        lease.show(machine.id(), machine.lease());
        labels.show(machine.labels(), machine.closed().amending());
        configurations.show(machine.configurations(), machine.closed().configuring());
        workload.show(machine.closed().working());
    }

    void show(ExecutionPicture execution) {
        commands.show(execution);
    }

    LogTail log() {
        return log;
    }
}
