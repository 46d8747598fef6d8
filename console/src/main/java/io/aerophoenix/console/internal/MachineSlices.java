package io.aerophoenix.console.internal;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.lifecycle.MachineFilter;
import io.aerophoenix.lifecycle.MachinePage;
import io.aerophoenix.lifecycle.Sighting;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The parts of a long list that somebody looks at, and how long it is. Never asks for more than those. Thread-safe.
///
/// A grid asks for the length first, and then for the rows where it stands, which are mostly the ones it asked for before:
/// the length is therefore asked for together with those, and they are kept for the question that follows.
final class MachineSlices {
    /// The most that one question may ask for.
    private static final int MOST = 1_000;

    private final Operator operator;
    private final MachineFilter filter;
    private Place latest = new Place(0, 50);
    private @Nullable List<Sighting> ahead;

    MachineSlices(Operator operator, MachineFilter filter) {
        this.operator = operator;
        this.filter = filter;
    }

    /// How many machines there are now.
    synchronized Answer<Integer> total() {
        var answer = ask(latest);
        ahead =
                answer instanceof Answer.Done<MachinePage>(var page)
                        ? List.copyOf(page.machines())
                        : null;
        return answer.map(MachinePage::total);
    }

    /// At most `limit` machines from the `offset`th on, fewer where the list ends.
    synchronized Answer<List<Sighting>> rows(int offset, int limit) {
        var wanted = new Place(offset, Math.clamp(limit, 1, MOST));
        var known = readAhead(wanted);
        latest = wanted;
        return known.<Answer<List<Sighting>>>map(Answer.Done::new)
                .orElseGet(() -> ask(wanted).map(MachinePage::machines));
    }

    /// What was read together with the length, if it is what is wanted; it is used once, since the list lives.
    private Optional<List<Sighting>> readAhead(Place wanted) {
        var kept = wanted.equals(latest) ? ahead : null;
        ahead = null;
        return Optional.ofNullable(kept);
    }

    private Answer<MachinePage> ask(Place place) {
        return operator.ask(new Query.SliceMachines(filter, place.offset(), place.limit()));
    }

    private record Place(int offset, int limit) {}
}
