package io.aerophoenix.cli;

import io.aerophoenix.cli.Table.Column;
import java.util.List;

/// What happened: transitions, changes and log lines, as people read them.
final class StoryViews {
    private StoryViews() {}

    /// A machine's transitions with the parts of their time: until the intent was durable, at the driver, in all.
    static void history(Screen screen, Facts answer) {
        var table =
                new Table(
                        screen.palette(),
                        Column.right("VERSION"),
                        Column.left("AT"),
                        Column.state("FROM"),
                        Column.state("TO"),
                        Column.left("CAUSE"),
                        Column.left("ACTOR"),
                        Column.right("JOURNAL MS"),
                        Column.right("EFFECT MS"),
                        Column.right("TOTAL MS"),
                        Column.left("ERROR"));
        table.print(
                screen.out(), answer.each("transitions").stream().map(StoryViews::row).toList());
    }

    private static List<String> row(Facts transition) {
        return List.of(
                transition.number("version"),
                transition.text("doneAt"),
                transition.text("from"),
                transition.text("to"),
                transition.text("cause"),
                transition.text("actor"),
                transition.millisBetween("queuedAt", "journaledAt"),
                transition.millisBetween("effectStartedAt", "effectDoneAt"),
                transition.millisBetween("queuedAt", "doneAt"),
                transition.text("error"));
    }

    /// One change of one machine: a line for each move.
    static void change(Screen screen, Facts change) {
        var machine = change.in("machine");
        for (var move : change.each("transitions")) {
            var to = move.text("to");
            var line =
                    "%s  %s  %s -> %s  %s by %s"
                            .formatted(
                                    move.text("doneAt"),
                                    machine.machineName(),
                                    move.text("from"),
                                    screen.palette().state(to, to),
                                    move.text("cause"),
                                    move.text("actor"));
            screen.out().println(line + error(screen, move));
        }
    }

    private static String error(Screen screen, Facts move) {
        return move.has("error") ? "  " + screen.palette().bad(move.text("error")) : "";
    }

    /// Log lines as the workload wrote them; what it wrote to stderr is red.
    static void logs(Screen screen, Facts page) {
        for (var line : page.each("lines")) {
            var text = line.node().path("text").asString("");
            var isError = "stderr".equals(line.text("stream"));
            screen.out().println(isError ? screen.palette().bad(text) : text);
        }
    }

    static void regions(Screen screen, Facts answer) {
        var table =
                new Table(
                        screen.palette(),
                        Column.left("REGION"),
                        Column.left("STATUS"),
                        Column.right("MACHINES"),
                        Column.left("DRIVER"),
                        Column.right("CPUS USED"),
                        Column.right("OF"),
                        Column.right("MEMORY MB USED"),
                        Column.right("OF"));
        for (var region : answer.each("regions")) {
            var drivers =
                    region.has("drivers") ? region.each("drivers") : List.of(region.in("drivers"));
            table.print(screen.out(), drivers.stream().map(it -> driverRow(region, it)).toList());
        }
    }

    private static List<String> driverRow(Facts region, Facts driver) {
        return List.of(
                region.text("region"),
                region.text("status"),
                region.number("machines"),
                driver.text("driver"),
                driver.number("used", "cpus"),
                driver.number("capacity", "cpus"),
                driver.number("used", "memoryMb"),
                driver.number("capacity", "memoryMb"));
    }
}
