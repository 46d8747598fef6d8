package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.Machine;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the health checks say of a machine's workload.
///
/// @param verdict critical when one check is, passing when all are, unknown otherwise; none without checks
public record Health(Verdict verdict, List<Check> checks) {
    public Health {
        checks = List.copyOf(checks);
    }

    /// What several checks say together.
    static Health of(List<Check> checks) {
        return new Health(together(checks.stream().map(Check::verdict).toList()), checks);
    }

    private static Verdict together(List<Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            return Verdict.NONE;
        }
        if (verdicts.contains(Verdict.CRITICAL)) {
            return Verdict.CRITICAL;
        }
        return verdicts.stream().allMatch(Verdict.PASSING::equals)
                ? Verdict.PASSING
                : Verdict.UNKNOWN;
    }

    /// Before anything was tried.
    static Health untried(Machine machine) {
        return of(machine.spec().checks().stream().map(Check::untried).toList());
    }

    public enum Verdict {
        /// There are no checks.
        NONE,
        /// Not tried often enough yet, or it does not run.
        UNKNOWN,
        PASSING,
        CRITICAL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One check, as it stands.
    ///
    /// @param inARow how many of the latest tries came out the same way
    /// @param output what the latest try found, one line; null before the first
    /// @param at when that was
    public record Check(
            String name,
            Verdict verdict,
            int inARow,
            @Nullable String output,
            @Nullable Instant at) {
        static Check untried(HealthCheck check) {
            return new Check(check.name(), Verdict.UNKNOWN, 0, null, null);
        }
    }
}
