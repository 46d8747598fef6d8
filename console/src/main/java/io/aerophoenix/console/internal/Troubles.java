package io.aerophoenix.console.internal;

import io.aerophoenix.control.Vitals;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineEvent;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.lifecycle.Sighting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which machines want a person: those that cannot be read, and those whose health is critical. Thread-safe.
///
/// The region counts them. Their names come from what is heard; a walk past the machines is taken only for those that are
/// counted and were not heard of, and ends with the last of them.
final class Troubles {
    private final Operator operator;
    private final MachineWalk walk;
    private final SortedMap<MachineId, MachineRow> quarantined = new TreeMap<>();
    private final SortedMap<MachineId, MachineRow> critical = new TreeMap<>();
    private final Map<MachineId, Machine> doubtful = new HashMap<>();
    private int quarantinedCounted;
    private int criticalCounted;

    Troubles(Operator operator) {
        this.operator = operator;
        this.walk = new MachineWalk(operator);
    }

    synchronized void heard(MachineEvent event) {
        var machine = event.machine();
        if (critical.containsKey(machine.id()) || !machine.spec().checks().isEmpty()) {
            doubtful.put(machine.id(), machine);
        }
    }

    /// Asks after the machines that something was heard of.
    void askAfterDoubtful() {
        for (var machine : takeDoubtful()) {
            keep(machine, HealthReading.isCritical(machine, operator));
        }
    }

    private synchronized List<Machine> takeDoubtful() {
        var taken = List.copyOf(doubtful.values());
        doubtful.clear();
        return taken;
    }

    private synchronized void keep(Machine machine, boolean isCritical) {
        if (isCritical) {
            critical.put(machine.id(), MachineRow.of(machine, operator));
        } else {
            critical.remove(machine.id());
        }
    }

    /// Looks for those that the region counts and that are not known yet.
    ///
    /// @return whether there was a reason to
    boolean look(Vitals counted) {
        boolean forQuarantined = othersAreQuarantined(counted.quarantined());
        if (forQuarantined) {
            walk.past(this::findQuarantined);
        }
        boolean forCritical = moreAreCritical(counted.critical());
        if (forCritical) {
            walk.past(this::findCritical);
        }
        return forQuarantined || forCritical;
    }

    private synchronized boolean othersAreQuarantined(int count) {
        boolean others = count != quarantinedCounted;
        quarantinedCounted = count;
        if (others) {
            quarantined.clear();
        }
        return others && count > 0;
    }

    private synchronized boolean moreAreCritical(int count) {
        boolean more = count != criticalCounted && count > critical.size();
        criticalCounted = count;
        return more;
    }

    private synchronized boolean findQuarantined(Sighting sighting) {
        if (sighting instanceof Sighting.Quarantined unreadable) {
            quarantined.put(unreadable.id(), MachineRow.of(unreadable, operator));
        }
        return quarantined.size() < quarantinedCounted;
    }

    private boolean findCritical(Sighting sighting) {
        if (sighting instanceof Sighting.Known(var machine)
                && HealthReading.isCritical(machine, operator)) {
            keep(machine, true);
        }
        return someCriticalAreMissing();
    }

    private synchronized boolean someCriticalAreMissing() {
        return critical.size() < criticalCounted;
    }

    synchronized List<MachineRow> quarantined() {
        return List.copyOf(quarantined.values());
    }

    synchronized List<MachineRow> critical() {
        return List.copyOf(critical.values());
    }
}
