package io.aerophoenix.cli;

import io.aerophoenix.cli.Table.Column;
import java.util.List;

/// Health checks and what they say, as people read them.
final class HealthViews {
    private HealthViews() {}

    static void details(Screen screen, Facts health) {
        var verdict = health.text("verdict");
        if (!health.has("checks")) {
            screen.out().println("%s has no health checks.".formatted(health.text("machine")));
            return;
        }
        screen.out()
                .println(
                        "%s is %s."
                                .formatted(
                                        health.text("machine"),
                                        screen.palette().state(verdict, verdict)));
        var table =
                new Table(
                        screen.palette(),
                        Column.left("CHECK"),
                        Column.state("VERDICT"),
                        Column.right("IN A ROW"),
                        Column.left("AT"),
                        Column.left("OUTPUT"));
        table.print(screen.out(), health.each("checks").stream().map(HealthViews::row).toList());
    }

    private static List<String> row(Facts check) {
        return List.of(
                check.text("name"),
                check.text("verdict"),
                check.number("inARow"),
                check.text("at"),
                check.text("output"));
    }

    /// One check of a spec: `web: http 8080 /healthz every 10 s, then restart`.
    static String check(Facts check) {
        var text = new StringBuilder(check.text("name")).append(": ").append(check.text("kind"));
        if (check.has("port")) {
            text.append(' ').append(check.number("port"));
        }
        if (check.has("path")) {
            text.append(' ').append(check.text("path"));
        }
        if (check.has("command")) {
            text.append(' ').append(MachineViews.words(check.in("command")));
        }
        return text.append(
                        " every %s s, then %s"
                                .formatted(check.number("intervalSeconds"), check.text("then")))
                .toString();
    }

    /// What is said of the check of that name: `; passing, 3 in a row`. Nothing when nothing is known.
    static String said(Screen screen, Facts health, String check) {
        for (var known : health.each("checks")) {
            if (known.text("name").equals(check)) {
                var verdict = known.text("verdict");
                return "; %s, %s in a row"
                        .formatted(
                                screen.palette().state(verdict, verdict), known.number("inARow"));
            }
        }
        return "";
    }
}
