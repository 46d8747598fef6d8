package io.aerophoenix.cli;

import io.aerophoenix.cli.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The configurations of a machine, as people read them.
final class ConfigurationViews {
    private ConfigurationViews() {}

    static void list(Screen screen, Facts answer) {
        var table =
                new Table(
                        screen.palette(),
                        Column.right("VERSION"),
                        Column.left("AT"),
                        Column.left("ACTOR"),
                        Column.left("CHANGED"));
        table.print(screen.out(), rows(answer.each("configs")));
    }

    private static List<List<String>> rows(List<Facts> configurations) {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < configurations.size(); i++) {
            var configuration = configurations.get(i);
            rows.add(
                    List.of(
                            configuration.number("version"),
                            configuration.text("at"),
                            configuration.text("actor"),
                            i == 0
                                    ? "(the first)"
                                    : changed(configurations.get(i - 1), configuration)));
        }
        return rows;
    }

    /// The names of what differs, in the order of the alphabet.
    private static String changed(Facts before, Facts after) {
        var old = before.in("spec").node();
        var current = after.in("spec").node();
        var names = new TreeSet<>(old.propertyNames());
        names.addAll(current.propertyNames());
        names.removeIf(name -> old.path(name).equals(current.path(name)));
        return names.isEmpty() ? Facts.ABSENT : Facts.printable(String.join(", ", names));
    }
}
