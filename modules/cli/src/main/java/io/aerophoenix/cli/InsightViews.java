package io.aerophoenix.cli;

import io.aerophoenix.cli.Table.Column;
import java.util.List;
import java.util.stream.Collectors;

/// The inside of machines, as people read it.
final class InsightViews {
    private static final double BYTES_PER_MB = 1 << 20;

    private InsightViews() {}

    static void processes(Screen screen, Facts answer) {
        var rows = answer.each("processes").stream().map(InsightViews::row).toList();
        if (rows.isEmpty()) {
            screen.out().println("Nothing runs in %s.".formatted(answer.text("machine")));
            return;
        }
        new Table(
                        screen.palette(),
                        Column.right("PID"),
                        Column.right("CPUS"),
                        Column.right("MEMORY MB"),
                        Column.right("RUNNING S"),
                        Column.right("CPU S"),
                        Column.left("LISTENING"),
                        Column.left("COMMAND"))
                .print(screen.out(), rows);
    }

    private static List<String> row(Facts process) {
        return List.of(
                process.number("pid"),
                decimal(process.node().path("cpus").asDouble(0)),
                decimal(process.node().path("rssBytes").asDouble(0) / BYTES_PER_MB),
                process.number("runningSeconds"),
                process.number("cpuSeconds"),
                listening(process),
                process.text("command"));
    }

    private static String decimal(double number) {
        return "%.2f".formatted(number);
    }

    private static String listening(Facts process) {
        return process.has("listening")
                ? process.each("listening").stream()
                        .map(it -> it.text("address"))
                        .collect(Collectors.joining(" "))
                : Facts.ABSENT;
    }

    static void memory(Screen screen, Facts memory) {
        screen.out()
                .println(
                        "It may take %s MiB until its next start; %s MiB of that are left."
                                .formatted(memory.number("limitMb"), memory.number("availableMb")));
    }

    static void reclaimed(Screen screen, Facts reclaimed) {
        screen.out().println("It gave back %s MiB.".formatted(reclaimed.number("reclaimedMb")));
    }
}
