package io.aerophoenix.cli;

import io.aerophoenix.cli.Table.Column;
import java.util.ArrayList;
import java.util.List;

/// Machines, as people read them.
final class MachineViews {
    private static final int LABEL_WIDTH = 12;

    private MachineViews() {}

    static Table list(Screen screen) {
        return new Table(
                screen.palette(),
                Column.left("MACHINE"),
                Column.left("ID"),
                Column.state("STATE"),
                Column.left("REGION"),
                Column.left("DRIVER"),
                Column.right("CPUS"),
                Column.right("MEMORY MB"),
                Column.right("RESTARTS"),
                Column.right("UPDATED"),
                Column.left("MARKS"));
    }

    static List<String> row(Screen screen, Facts machine) {
        return List.of(
                machine.machineName(),
                machine.text("id"),
                machine.text("state"),
                machine.text("region"),
                machine.text("driver"),
                machine.number("spec", "resources", "cpus"),
                machine.number("spec", "resources", "memoryMb"),
                machine.number("restarts"),
                machine.age(screen.clock().instant(), "updatedAt"),
                marks(machine));
    }

    /// What sets it apart from others in its state; mostly nothing.
    private static String marks(Facts machine) {
        var marks = new ArrayList<String>();
        if (machine.isTrue("cordoned")) {
            marks.add("cordoned");
        }
        if (machine.has("lease")) {
            marks.add("leased by " + machine.text("lease", "holder"));
        }
        return String.join(", ", marks);
    }

    /// One sentence: what became of the machine.
    static void outcome(Screen screen, Facts machine) {
        var state = machine.text("state");
        screen.out()
                .println(
                        "%s (%s) is %s%s, version %s."
                                .formatted(
                                        machine.machineName(),
                                        machine.text("id"),
                                        screen.palette().state(state, state),
                                        machine.isTrue("cordoned") ? " and cordoned" : "",
                                        machine.number("version")));
    }

    /// What a wait came to: the machine, and what it was meanwhile, if it has moved on.
    static void awaited(Screen screen, Facts awaited) {
        var machine = awaited.in("machine");
        if (!awaited.number("version").equals(machine.number("version"))) {
            screen.out()
                    .println(
                            "%s was %s at version %s."
                                    .formatted(
                                            machine.machineName(),
                                            awaited.text("state"),
                                            awaited.number("version")));
        }
        outcome(screen, machine);
    }

    /// One sentence, and the labels.
    static void labels(Screen screen, Facts machine) {
        outcome(screen, machine);
        pairs(screen, "metadata", machine.in("spec", "metadata"));
    }

    /// Everything, a line for each fact that there is.
    ///
    /// @param health what the region says of its checks; empty when it was not asked
    static void details(Screen screen, Facts machine, Facts health) {
        outcome(screen, machine);
        line(screen, "region", machine.text("region") + ", driver " + machine.text("driver"));
        command(screen, machine);
        line(screen, "resources", resources(machine.in("spec", "resources")));
        line(screen, "restart", restart(machine));
        line(screen, "stop", stop(machine.in("spec", "stop")));
        pairs(screen, "env", machine.in("spec", "env"));
        pairs(screen, "metadata", machine.in("spec", "metadata"));
        mounts(screen, machine);
        checks(screen, machine, health);
        present(screen, machine);
        line(screen, "created", machine.text("createdAt"));
        line(screen, "updated", machine.text("updatedAt"));
        line(screen, "may become", words(machine.in("allowed")));
        if (machine.has("quarantine")) {
            line(screen, "quarantined", machine.text("quarantine", "reason"));
        }
    }

    private static void command(Screen screen, Facts machine) {
        if (machine.has("spec", "command")) {
            line(screen, "command", words(machine.in("spec", "command")));
        }
        if (machine.has("spec", "workingDirectory")) {
            line(screen, "directory", machine.text("spec", "workingDirectory"));
        }
    }

    private static void mounts(Screen screen, Facts machine) {
        var shown = "mounts";
        for (var mount : machine.each("spec", "mounts")) {
            line(
                    screen,
                    shown,
                    "%s (%s) at %s"
                            .formatted(
                                    mount.text("name"), mount.text("volume"), mount.text("path")));
            shown = "";
        }
    }

    private static void checks(Screen screen, Facts machine, Facts health) {
        var shown = "checks";
        for (var check : machine.each("spec", "checks")) {
            var said = HealthViews.said(screen, health, check.text("name"));
            line(screen, shown, HealthViews.check(check) + said);
            shown = "";
        }
    }

    private static void present(Screen screen, Facts machine) {
        if (machine.has("instance")) {
            line(screen, "process", process(machine.in("instance")));
        }
        if (machine.has("lease")) {
            line(screen, "leased by", LeaseViews.holder(machine.in("lease")));
        }
        if (machine.has("operation")) {
            line(screen, "operation", operation(machine.in("operation")));
        }
        if (machine.has("lastExit")) {
            line(screen, "last exit", exit(machine.in("lastExit")));
        }
        if (machine.has("lastError")) {
            line(screen, "last error", screen.palette().bad(machine.text("lastError")));
        }
    }

    private static String resources(Facts resources) {
        return "%s CPU, %s MB".formatted(resources.number("cpus"), resources.number("memoryMb"));
    }

    private static String restart(Facts machine) {
        var restart = machine.in("spec", "restart");
        return "%s, at most %s retries; %s so far"
                .formatted(
                        restart.text("policy"),
                        restart.number("maxRetries"),
                        machine.number("restarts"));
    }

    private static String stop(Facts stop) {
        return "%s, then %s s of grace".formatted(stop.text("signal"), stop.number("graceSeconds"));
    }

    private static String process(Facts instance) {
        var text = new StringBuilder("pid " + instance.number("pid"));
        text.append(", since ").append(instance.text("startedAt"));
        for (var limit : instance.each("limits")) {
            text.append(
                    "; %s limited to %s by %s"
                            .formatted(
                                    limit.text("resource"), limit.text("value"), limit.text("by")));
        }
        return text.toString();
    }

    private static String operation(Facts operation) {
        return "%s by %s since %s (%s)"
                .formatted(
                        operation.text("action"),
                        operation.text("actor"),
                        operation.text("since"),
                        operation.text("id"));
    }

    private static String exit(Facts exit) {
        var how =
                exit.has("signal")
                        ? "signal " + exit.text("signal")
                        : "code " + exit.number("code");
        return "%s at %s, %s".formatted(how, exit.text("at"), exit.text("reason"));
    }

    private static void pairs(Screen screen, String label, Facts pairs) {
        var shown = label;
        for (var name : pairs.node().propertyNames()) {
            line(screen, shown, name + "=" + pairs.text(name));
            shown = "";
        }
    }

    static String words(Facts list) {
        return String.join(" ", list.each().stream().map(Facts::text).toList());
    }

    private static void line(Screen screen, String label, String text) {
        var padded = label + " ".repeat(Math.max(0, LABEL_WIDTH - label.length()));
        screen.out().println("  " + screen.palette().faint(padded) + text);
    }
}
