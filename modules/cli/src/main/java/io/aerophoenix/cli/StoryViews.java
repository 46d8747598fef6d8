package io.aerophoenix.cli;

import io.aerophoenix.cli.Table.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What happened: transitions, notes, changes and log lines, as people read them.
final class StoryViews {
    private StoryViews() {}

    /// A machine's transitions with the parts of their time: until the intent was durable, at the driver, in all. Between
    /// them, where it happened, what was no move.
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
                        Column.left("REMARK"));
        var rows = new ArrayList<Row>();
        answer.each("transitions").forEach(it -> rows.add(new Row(it, move(it))));
        answer.each("notes").forEach(it -> rows.add(new Row(it, note(it))));
        rows.sort(Row.IN_ORDER);
        table.print(screen.out(), rows.stream().map(Row::cells).toList());
    }

    /// A line of a history. The version tells where it belongs, and no clock that was set back can change that: a move
    /// makes a version, and what is noted at that version comes after it.
    private record Row(long version, List<String> cells) {
        private static final Comparator<Row> IN_ORDER = Comparator.comparingLong(Row::version);

        private Row(Facts facts, List<String> cells) {
            this(facts.in("version").node().asLong(0), cells);
        }
    }

    private static List<String> note(Facts note) {
        return List.of(
                note.number("version"),
                note.text("at"),
                Facts.ABSENT,
                Facts.ABSENT,
                note.text("kind"),
                note.text("actor"),
                Facts.ABSENT,
                Facts.ABSENT,
                Facts.ABSENT,
                note.text("text"));
    }

    private static List<String> move(Facts transition) {
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

    /// One change of one machine: a line for each move, and for each note.
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
        for (var note : change.each("notes")) {
            screen.out()
                    .println(
                            "%s  %s  %s by %s: %s"
                                    .formatted(
                                            note.text("at"),
                                            machine.machineName(),
                                            note.text("kind"),
                                            note.text("actor"),
                                            note.text("text")));
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
}
