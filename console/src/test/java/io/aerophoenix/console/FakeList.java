package io.aerophoenix.console;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.lifecycle.MachineFilter;
import io.aerophoenix.lifecycle.MachinePage;
import io.aerophoenix.lifecycle.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The machines of a [FakeRegion] in order, a part at a time, as a real region lists them.
final class FakeList {
    private final NavigableMap<MachineId, Sighting> sightings = new TreeMap<>();

    void put(Sighting sighting) {
        sightings.put(sighting.id(), sighting);
    }

    MachinePage page(Query.ListMachines query) {
        var all = admitted(query.filter());
        var behind =
                all.stream()
                        .filter(it -> query.after() == null || it.id().compareTo(query.after()) > 0)
                        .limit(query.limit() + 1L)
                        .toList();
        boolean more = behind.size() > query.limit();
        var shown = more ? behind.subList(0, query.limit()) : behind;
        return new MachinePage(shown, more ? shown.getLast().id() : null, all.size());
    }

    MachinePage slice(Query.SliceMachines query) {
        var all = admitted(query.filter());
        int from = Math.min(query.offset(), all.size());
        int to = Math.min(from + query.limit(), all.size());
        return new MachinePage(all.subList(from, to), null, all.size());
    }

    private List<Sighting> admitted(MachineFilter filter) {
        var admitted = new ArrayList<Sighting>();
        for (var sighting : sightings.values()) {
            if (admits(filter, sighting)) {
                admitted.add(sighting);
            }
        }
        return admitted;
    }

    private static boolean admits(MachineFilter filter, Sighting sighting) {
        return switch (sighting) {
            case Sighting.Known(var machine) -> admits(filter, machine);
            case Sighting.Quarantined _ ->
                    filter.states().isEmpty() && filter.app() == null && filter.labels().isEmpty();
        };
    }

    private static boolean admits(MachineFilter filter, Machine machine) {
        boolean byState =
                filter.states().isEmpty()
                        ? machine.state() != MachineState.TERMINATED
                        : filter.states().contains(machine.state());
        boolean byApp = filter.app() == null || filter.app().equals(machine.app());
        return byState
                && byApp
                && machine.spec().metadata().entrySet().containsAll(filter.labels().entrySet())
                && mentions(machine, filter.text());
    }

    private static boolean mentions(Machine machine, String text) {
        return text.isEmpty()
                || machine.name().value().contains(text)
                || machine.id().value().contains(text)
                || machine.app().value().contains(text);
    }
}
