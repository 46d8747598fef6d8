package io.aerophoenix.console;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.lifecycle.MachineFilter;
import io.aerophoenix.lifecycle.MachinePage;
import io.aerophoenix.lifecycle.Sighting;
import java.util.ArrayList;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The machines of a [FakeRegion] in order, a page at a time, as a real region lists them.
final class FakeList {
    private final NavigableMap<MachineId, Sighting> sightings = new TreeMap<>();

    void put(Sighting sighting) {
        sightings.put(sighting.id(), sighting);
    }

    MachinePage page(Query.ListMachines query) {
        var page = new ArrayList<Sighting>();
        int total = 0;
        for (var sighting : sightings.values()) {
            if (!admits(query.filter(), sighting)) {
                continue;
            }
            total++;
            boolean behind = query.after() == null || sighting.id().compareTo(query.after()) > 0;
            if (behind && page.size() <= query.limit()) {
                page.add(sighting);
            }
        }
        boolean more = page.size() > query.limit();
        var shown = more ? page.subList(0, query.limit()) : page;
        return new MachinePage(shown, more ? shown.getLast().id() : null, total);
    }

    private static boolean admits(MachineFilter filter, Sighting sighting) {
        return switch (sighting) {
            case Sighting.Known(var machine) -> admits(filter, machine);
            case Sighting.Quarantined _ -> filter.states().isEmpty() && filter.app() == null;
        };
    }

    private static boolean admits(MachineFilter filter, Machine machine) {
        boolean byState =
                filter.states().isEmpty()
                        ? machine.state() != MachineState.TERMINATED
                        : filter.states().contains(machine.state());
        boolean byApp = filter.app() == null || filter.app().equals(machine.app());
        var text = filter.text();
        return byState
                && byApp
                && (machine.name().value().contains(text)
                        || machine.id().value().contains(text)
                        || machine.app().value().contains(text));
    }
}
