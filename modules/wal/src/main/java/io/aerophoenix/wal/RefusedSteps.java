package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import java.util.HashMap;
import java.util.Map;

/// The machines of which the journal has refused an entry that was not brought again since: a later one of the same
/// machine would leave a gap, which no restart could bridge.
///
/// Of a refused first step nothing is remembered. Its machine does not exist, and those who keep asking for new
/// machines would fill the memory. One thread only.
final class RefusedSteps {
    private final Map<MachineId, Span> missing = new HashMap<>();

    void add(Entry entry) {
        if (entry.step() > 1) {
            missing.merge(entry.machine(), new Span(entry.step(), entry.step()), Span::and);
        }
    }

    /// Whether an entry may be written: no step before it is missing. If so, it is missing no more.
    boolean admits(Entry entry) {
        var span = missing.isEmpty() ? null : missing.get(entry.machine());
        if (span == null) {
            return true;
        }
        if (entry.step() > span.first()) {
            return false;
        }
        if (entry.step() < span.last()) {
            missing.put(entry.machine(), new Span(entry.step() + 1, span.last()));
        } else {
            missing.remove(entry.machine());
        }
        return true;
    }

    int size() {
        return missing.size();
    }

    static String reason(Entry entry) {
        return "an earlier step of %s was refused, and comes before step %d"
                .formatted(entry.machine(), entry.step());
    }

    private record Span(long first, long last) {
        Span and(Span other) {
            return new Span(Math.min(first, other.first), Math.max(last, other.last));
        }
    }
}
