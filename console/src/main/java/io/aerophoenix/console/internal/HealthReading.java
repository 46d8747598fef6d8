package io.aerophoenix.console.internal;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.lifecycle.Health;
import java.util.List;

/// What the health checks of a machine say now. A machine without checks is not asked about.
final class HealthReading {
    private static final Health NO_CHECKS = new Health(Health.Verdict.NONE, List.of());
    private static final Health UNREADABLE = new Health(Health.Verdict.UNKNOWN, List.of());

    private HealthReading() {}

    static Health of(Machine machine, Operator operator) {
        if (machine.spec().checks().isEmpty()) {
            return NO_CHECKS;
        }
        return switch (operator.ask(new Query.GetHealth(machine.id()))) {
            case Answer.Done<Health>(var health) -> health;
            case Answer.Refused<Health> _ -> UNREADABLE;
        };
    }

    static boolean isCritical(Machine machine, Operator operator) {
        return of(machine, operator).verdict() == Health.Verdict.CRITICAL;
    }
}
