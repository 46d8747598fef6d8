package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.Machine;
import io.aerophoenix.lifecycle.Health;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one health check says.
///
/// @param output null before the first try, as is the time
record CheckDocument(
        String name, String status, @Nullable String output, @Nullable Instant updatedAt) {
    static List<CheckDocument> all(Machine machine, Health health) {
        var names = ConfigWriter.checkNames(machine.spec());
        return health.checks().stream()
                .map(check ->
                        new CheckDocument(
                                names.getOrDefault(check.name(), check.name()),
                                word(check.verdict()),
                                check.output(),
                                check.at()))
                .toList();
    }

    private static String word(Health.Verdict verdict) {
        return switch (verdict) {
            case PASSING -> "passing";
            case CRITICAL -> "critical";
            case UNKNOWN, NONE -> "warning";
        };
    }
}
