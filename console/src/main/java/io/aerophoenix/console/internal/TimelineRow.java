package io.aerophoenix.console.internal;

import io.aerophoenix.fleet.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One move of the machine in its timeline.
///
/// @param parts where its time went, in order
/// @param total from the request to the decision
record TimelineRow(
        long version,
        @Nullable String from,
        String to,
        String at,
        String cause,
        String actor,
        String total,
        double totalMillis,
        List<Part> parts,
        @Nullable String error)
        implements TimelineEntry {
    /// @param name what it was spent on: `journal`, `hand-over`, `effect` or `decision`
    record Part(String name, double millis, String label) {}

    static TimelineRow of(Transition move) {
        var timings = move.timings();
        var total = Duration.between(timings.queuedAt(), timings.doneAt());
        return new TimelineRow(
                move.version(),
                move.from() == null ? null : Objects.requireNonNull(move.from()).word(),
                move.to().word(),
                Wording.stamp(timings.doneAt()),
                move.cause().word().replace('_', ' '),
                move.actor(),
                Wording.duration(total),
                Wording.millis(total),
                parts(timings),
                move.error());
    }

    private static List<Part> parts(Transition.Timings timings) {
        var parts = new ArrayList<Part>();
        var from = timings.queuedAt();
        from = add(parts, "journal", from, timings.journaledAt());
        from = add(parts, "hand-over", from, timings.effectStartedAt());
        from = add(parts, "effect", from, timings.effectDoneAt());
        add(parts, "decision", from, timings.doneAt());
        return parts;
    }

    private static Instant add(List<Part> parts, String name, Instant from, @Nullable Instant to) {
        if (to == null) {
            return from;
        }
        var took = Duration.between(from, to);
        parts.add(new Part(name, Math.max(0, Wording.millis(took)), Wording.duration(took)));
        return to;
    }
}
