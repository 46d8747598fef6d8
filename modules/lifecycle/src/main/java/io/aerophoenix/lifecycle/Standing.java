package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.lifecycle.Health.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How one check of a workload's life stands after the tries so far. Pure.
///
/// @param since from when on the verdict is as it is
/// @param inARow how many of the latest tries that count came out the same way
/// @param passed which way that is; says nothing while there are none
/// @param output what the latest try found; null before the first
record Standing(
        HealthCheck check,
        Verdict verdict,
        Instant since,
        int inARow,
        boolean passed,
        @Nullable String output,
        @Nullable Instant at) {
    static Standing untried(HealthCheck check, Instant now) {
        return new Standing(check, Verdict.UNKNOWN, now, 0, false, null, null);
    }

    /// After a try that found something out.
    ///
    /// @param startedAt when the workload began: in the grace after it, failures do not count
    Standing after(CheckResult result, Instant startedAt, Instant now) {
        if (!result.passed() && now.isBefore(startedAt.plus(check.grace()))) {
            return uncounted(result.output(), now);
        }
        boolean sameWay = inARow > 0 && passed == result.passed();
        int row = sameWay ? inARow + 1 : 1;
        var next = verdictAfter(result.passed(), row);
        return new Standing(
                check,
                next,
                next == verdict ? since : now,
                row,
                result.passed(),
                result.output(),
                now);
    }

    private Verdict verdictAfter(boolean passing, int row) {
        if (row < (passing ? check.successes() : check.failures())) {
            return verdict;
        }
        return passing ? Verdict.PASSING : Verdict.CRITICAL;
    }

    /// After a try that says nothing about the workload's health.
    Standing uncounted(String why, Instant now) {
        return new Standing(check, verdict, since, inARow, passed, why, now);
    }

    /// Whether the verdict is what the latest try that counts has found too.
    boolean isBorneOut() {
        return switch (verdict) {
            case NONE, UNKNOWN -> false;
            case PASSING -> inARow > 0 && passed;
            case CRITICAL -> inARow > 0 && !passed;
        };
    }

    /// Whether the machine is to be restarted, by the latest try that counts.
    boolean asksForRestart() {
        return switch (check.then()) {
            case REPORT -> false;
            case RESTART -> verdict == Verdict.CRITICAL && isBorneOut();
        };
    }

    Health.Check view() {
        return new Health.Check(check.name(), verdict, inARow, output, at);
    }

    /// One sentence for the history.
    String story() {
        return "check %s: %s: %s".formatted(check.name(), verdict.word(), output);
    }
}
