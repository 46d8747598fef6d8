package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who lives in a region: actors by id, quarantined machines among them, and the names that are taken. Thread-safe.
final class Roster {
    private final ConcurrentNavigableMap<MachineId, Resident> residents =
            new ConcurrentSkipListMap<>();
    private final Map<FullName, MachineId> names = new ConcurrentHashMap<>();

    @Nullable Resident find(MachineId machine) {
        return residents.get(machine);
    }

    Optional<MachineActor> actor(MachineId machine) {
        return residents.get(machine) instanceof Resident.Living(var actor)
                ? Optional.of(actor)
                : Optional.empty();
    }

    Stream<MachineActor> actors() {
        return residents.values().stream()
                .<MachineActor>mapMulti((resident, into) -> {
                    if (resident instanceof Resident.Living(var actor)) {
                        into.accept(actor);
                    }
                });
    }

    void admit(MachineId machine, Resident resident) {
        residents.put(machine, resident);
    }

    /// Takes a name for a machine, unless a living machine has it.
    ///
    /// @return the machine that has it, or empty when it is taken now
    Optional<MachineId> takeName(Machine machine) {
        var holder =
                names.compute(
                        new FullName(machine.app(), machine.name()),
                        (_, now) -> now == null || isTerminated(now) ? machine.id() : now);
        return Optional.of(holder).filter(it -> !it.equals(machine.id()));
    }

    private boolean isTerminated(MachineId id) {
        return actor(id)
                .map(MachineActor::machine)
                .filter(machine -> machine.state() == MachineState.TERMINATED)
                .isPresent();
    }

    /// Gives back a name that was taken for a machine that does not come about.
    void giveBackName(Machine machine) {
        names.remove(new FullName(machine.app(), machine.name()), machine.id());
    }

    MachinePage page(MachineFilter filter, @Nullable MachineId after, int limit) {
        var page = new ArrayList<Sighting>();
        boolean more = false;
        int total = 0;
        for (var entry : residents.entrySet()) {
            if (!entry.getValue().admittedBy(filter)) {
                continue;
            }
            total++;
            boolean beyond = after == null || entry.getKey().compareTo(after) > 0;
            if (beyond && page.size() < limit) {
                page.add(entry.getValue().sighting());
            } else if (beyond) {
                more = true;
            }
        }
        return new MachinePage(page, more ? page.getLast().id() : null, total);
    }

    MachinePage slice(MachineFilter filter, int offset, int limit) {
        var slice = new ArrayList<Sighting>();
        int total = 0;
        for (var resident : residents.values()) {
            if (resident.admittedBy(filter)) {
                if (total >= offset && slice.size() < limit) {
                    slice.add(resident.sighting());
                }
                total++;
            }
        }
        return new MachinePage(slice, null, total);
    }

    Map<MachineState, Integer> census() {
        var count = new EnumMap<MachineState, Integer>(MachineState.class);
        for (var state : MachineState.values()) {
            count.put(state, 0);
        }
        actors().forEach(actor -> count.merge(actor.machine().state(), 1, Integer::sum));
        return count;
    }

    int quarantined() {
        return (int)
                residents.values().stream().filter(Resident.InQuarantine.class::isInstance).count();
    }

    private record FullName(AppName app, MachineName name) {}

    /// What is known under an id.
    sealed interface Resident {
        Sighting sighting();

        boolean admittedBy(MachineFilter filter);

        record Living(MachineActor actor) implements Resident {
            @Override
            public Sighting sighting() {
                return new Sighting.Known(actor.machine());
            }

            @Override
            public boolean admittedBy(MachineFilter filter) {
                return filter.admits(actor.machine());
            }
        }

        record InQuarantine(Sighting.Quarantined sighting) implements Resident {
            @Override
            public boolean admittedBy(MachineFilter filter) {
                return filter.admitsQuarantined() && sighting.id().value().contains(filter.text());
            }
        }
    }
}
