package io.aerophoenix.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The facts in an answer, read with patience: what a newer or older region leaves out is shown as `-`.
record Facts(JsonNode node) {
    static final String ABSENT = "-";

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

    /// The text at a path, safe for a terminal: control characters become `?`.
    String text(String... path) {
        var found = at(path);
        if (found.isMissingNode() || found.isNull()) {
            return ABSENT;
        }
        var text = found.isValueNode() ? found.asString() : Json.line(found);
        return printable(text);
    }

    static String printable(String text) {
        return CONTROLS.matcher(text).replaceAll("?");
    }

    boolean isTrue(String... path) {
        return at(path).asBoolean(false);
    }

    /// A number without a needless fraction: `1`, `0.5`.
    String number(String... path) {
        var found = at(path);
        if (!found.isNumber()) {
            return ABSENT;
        }
        return found.decimalValue().stripTrailingZeros().toPlainString();
    }

    Optional<Instant> instant(String... path) {
        try {
            return at(path).asStringOpt().map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// The time between two moments, in milliseconds with three decimals.
    String millisBetween(String from, String to) {
        var start = instant(from);
        var end = instant(to);
        if (start.isEmpty() || end.isEmpty()) {
            return ABSENT;
        }
        return "%.3f".formatted(Duration.between(start.get(), end.get()).toNanos() / 1e6);
    }

    /// How long ago, in the largest unit that fits.
    String age(Instant now, String... path) {
        return instant(path).map(then -> age(Duration.between(then, now))).orElse(ABSENT);
    }

    private static String age(Duration age) {
        if (age.toDays() > 0) {
            return age.toDays() + "d";
        }
        if (age.toHours() > 0) {
            return age.toHours() + "h";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + "m" : Math.max(0, age.toSeconds()) + "s";
    }

    boolean has(String... path) {
        var found = at(path);
        return !found.isMissingNode()
                && !found.isNull()
                && !(found.isContainer() && found.isEmpty());
    }

    Facts in(String... path) {
        return new Facts(at(path));
    }

    List<Facts> each(String... path) {
        var list = new ArrayList<Facts>();
        at(path).forEach(it -> list.add(new Facts(it)));
        return list;
    }

    /// `demo/web-1`, the name that people use; the bare id for a machine whose file cannot be read.
    String machineName() {
        return has("app") ? text("app") + "/" + text("name") : text("id");
    }

    private JsonNode at(String... path) {
        var found = node;
        for (var step : path) {
            found = found.path(step);
        }
        return found;
    }
}
