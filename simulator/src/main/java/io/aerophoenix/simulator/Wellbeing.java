package io.aerophoenix.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the health checks of a simulated machine find.
sealed interface Wellbeing {
    String SHAPE = "one of passing, critical, flapping:SECONDS";

    /// @param machine by which chance tells one machine from another
    /// @param ran how long it has run, the time in which it was frozen left out
    boolean passes(Chance chance, String machine, Duration ran);

    static Optional<Wellbeing> parse(String text) {
        return switch (text) {
            case "passing" -> Optional.of(Steady.PASSING);
            case "critical" -> Optional.of(Steady.CRITICAL);
            default -> Flapping.parse(text);
        };
    }

    enum Steady implements Wellbeing {
        PASSING,
        CRITICAL;

        @Override
        public boolean passes(Chance chance, String machine, Duration ran) {
            return this == PASSING;
        }
    }

    /// Well for so long, then unwell for so long; where it begins in this, chance says.
    record Flapping(Duration each) implements Wellbeing {
        private static final Pattern WRITTEN = Pattern.compile("flapping:([1-9]\\d{0,4})");

        static Optional<Wellbeing> parse(String text) {
            var parts = WRITTEN.matcher(text);
            return parts.matches()
                    ? Optional.of(new Flapping(Duration.ofSeconds(Long.parseLong(parts.group(1)))))
                    : Optional.empty();
        }

        @Override
        public boolean passes(Chance chance, String machine, Duration ran) {
            long whole = 2 * each.toNanos();
            long ahead = (long) (whole * chance.uniform("health of " + machine, 1));
            return (ran.toNanos() % whole + ahead) % whole < each.toNanos();
        }
    }
}
