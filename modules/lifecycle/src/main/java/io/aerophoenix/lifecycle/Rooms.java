package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.fleet.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How much of each driver's capacity is taken, and by which machine. Thread-safe.
final class Rooms {
    private final Map<String, Resources> capacities = new LinkedHashMap<>();
    private final Map<String, Resources> used = new HashMap<>();
    private final Map<MachineId, Taken> taken = new HashMap<>();

    Rooms(Iterable<MachineDriver> drivers) {
        for (var driver : drivers) {
            capacities.put(driver.name(), driver.capacity());
            used.put(driver.name(), Resources.NONE);
        }
    }

    /// Takes room for a machine, unless it has it already.
    synchronized Optional<Refusal> reserve(Machine machine) {
        return reserve(machine.id(), machine.spec().driver(), machine.spec().resources());
    }

    /// Takes this much room for a machine, in the place of what it has, if it has any.
    synchronized Optional<Refusal> reserve(MachineId machine, String driver, Resources wanted) {
        var held = taken.get(machine);
        if (held != null && held.resources().equals(wanted)) {
            return Optional.empty();
        }
        var capacity = capacities.getOrDefault(driver, Resources.NONE);
        var inUse = used.getOrDefault(driver, Resources.NONE);
        var others = held == null ? inUse : inUse.minus(held.resources());
        if (!others.plus(wanted).fitsIn(capacity)) {
            return Optional.of(full(driver, wanted, capacity.minus(others)));
        }
        take(machine, driver, wanted);
        return Optional.empty();
    }

    private static Refusal full(String driver, Resources wanted, Resources free) {
        return new Refusal(
                ErrorCode.NO_CAPACITY,
                "the driver %s has %.2f CPUs and %d MB left, and %.2f CPUs and %d MB are wanted; stop something, ask for less, or choose another region"
                        .formatted(
                                driver,
                                free.cpus(),
                                free.memoryMb(),
                                wanted.cpus(),
                                wanted.memoryMb()),
                Map.of("driver", driver, "freeCpus", free.cpus(), "freeMemoryMb", free.memoryMb()));
    }

    /// Takes the room that a machine has in truth, whether or not it is there.
    synchronized void acknowledge(Machine machine) {
        take(machine.id(), machine.spec().driver(), machine.spec().resources());
    }

    private void take(MachineId machine, String driver, Resources resources) {
        release(machine);
        taken.put(machine, new Taken(driver, resources));
        used.merge(driver, resources, Resources::plus);
    }

    synchronized void release(MachineId machine) {
        var room = taken.remove(machine);
        if (room != null) {
            used.merge(room.driver(), room.resources(), Resources::minus);
        }
    }

    /// The machines that hold room at a driver.
    synchronized List<MachineId> holders(String driver) {
        var holders = new ArrayList<MachineId>();
        taken.forEach((machine, room) -> {
            if (room.driver().equals(driver)) {
                holders.add(machine);
            }
        });
        return holders;
    }

    synchronized Map<String, Lifecycle.Room> view() {
        var view = new LinkedHashMap<String, Lifecycle.Room>();
        capacities.forEach((driver, capacity) ->
                view.put(
                        driver,
                        new Lifecycle.Room(capacity, used.getOrDefault(driver, Resources.NONE))));
        return view;
    }

    private record Taken(String driver, Resources resources) {}
}
