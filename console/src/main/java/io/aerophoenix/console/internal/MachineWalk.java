package io.aerophoenix.console.internal;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.lifecycle.MachineFilter;
import io.aerophoenix.lifecycle.MachinePage;
import io.aerophoenix.lifecycle.Sighting;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A walk past all machines, for what no question can ask for. It is long: nobody should wait for it.
final class MachineWalk {
    /// The most that one question may ask for.
    private static final int STRIDE = 1_000;

    /// A region of 200,000 machines is walked through; beyond that, the numbers must do.
    private static final int MOST_STRIDES = 200;

    private final Operator operator;

    MachineWalk(Operator operator) {
        this.operator = operator;
    }

    /// @param visitor says whether to walk on
    void past(Predicate<Sighting> visitor) {
        MachineId after = null;
        for (int stride = 0; stride < MOST_STRIDES; stride++) {
            if (!(next(after) instanceof Answer.Done<MachinePage>(var page))
                    || !page.machines().stream().allMatch(visitor)
                    || page.next() == null) {
                return;
            }
            after = page.next();
        }
    }

    private Answer<MachinePage> next(@Nullable MachineId after) {
        return operator.ask(new Query.ListMachines(MachineFilter.LIVING, after, STRIDE));
    }
}
