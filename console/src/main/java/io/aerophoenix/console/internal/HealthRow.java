package io.aerophoenix.console.internal;

import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.lifecycle.Health;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// One health check of a machine, as it stands.
///
/// @param verdict its word
/// @param asks what it asks, in words
/// @param since since when it comes out as it does, in words
/// @param output what the latest try found; empty before the first
record HealthRow(String name, String verdict, String asks, String since, String output) {
    static List<HealthRow> of(Health health, Machine machine) {
        return health.checks().stream().map(check -> of(check, machine)).toList();
    }

    private static HealthRow of(Health.Check check, Machine machine) {
        var spec = find(machine, check.name());
        return new HealthRow(
                check.name(),
                check.verdict().word(),
                spec.map(SpecWords::check).orElse(""),
                since(check, spec),
                check.output() == null ? "" : check.output());
    }

    private static Optional<HealthCheck> find(Machine machine, String name) {
        return machine.spec().checks().stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /// The tries are counted, not dated: when the first of them was follows from the interval, nearly.
    private static String since(Health.Check check, Optional<HealthCheck> spec) {
        if (check.at() == null) {
            return "not tried yet";
        }
        Instant latest = Objects.requireNonNull(check.at());
        if (check.inARow() <= 1 || spec.isEmpty()) {
            return "tried at %s UTC".formatted(Wording.clock(latest));
        }
        var first = latest.minus(spec.get().interval().multipliedBy(check.inARow() - 1L));
        return "%s tries alike since about %s UTC, the last at %s"
                .formatted(
                        Wording.count(check.inARow()), Wording.stamp(first), Wording.clock(latest));
    }
}
