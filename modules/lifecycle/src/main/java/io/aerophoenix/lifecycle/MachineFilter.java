package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.RegionCode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which machines a list is about. Quarantined ones are part of it as long as it asks for no app, region, state or label.
///
/// @param app null for all
/// @param region null for all
/// @param states empty for all but terminated
/// @param text part of a name, an id or an app, in lower case; empty for all
/// @param labels what the metadata must say, each of them; empty for all
public record MachineFilter(
        @Nullable AppName app,
        @Nullable RegionCode region,
        Set<MachineState> states,
        String text,
        Map<String, String> labels) {
    public static final MachineFilter LIVING =
            new MachineFilter(null, null, Set.of(), "", Map.of());

    public MachineFilter {
        states = Set.copyOf(states);
        labels = Map.copyOf(labels);
    }

    boolean admits(Machine machine) {
        return (app == null || app.equals(machine.app()))
                && (region == null || region.equals(machine.region()))
                && admits(machine.state())
                && (text.isEmpty() || mentions(machine))
                && (labels.isEmpty()
                        || machine.spec().metadata().entrySet().containsAll(labels.entrySet()));
    }

    boolean admits(MachineState state) {
        return states.isEmpty() ? state != MachineState.TERMINATED : states.contains(state);
    }

    /// Whether counting by app and state is all it takes to know how many it admits.
    boolean asksForCountsOnly() {
        return region == null && text.isEmpty() && labels.isEmpty();
    }

    boolean admitsQuarantined() {
        return app == null && region == null && states.isEmpty() && labels.isEmpty();
    }

    private boolean mentions(Machine machine) {
        return machine.name().value().contains(text)
                || machine.app().value().contains(text)
                || (mayBeOfAnId() && machine.id().value().contains(text));
    }

    /// Spares a look at most ids, which are long: they have one dash, and it comes second.
    private boolean mayBeOfAnId() {
        return text.lastIndexOf('-') < 2;
    }
}
