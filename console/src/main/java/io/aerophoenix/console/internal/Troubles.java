package io.aerophoenix.console.internal;

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
/// All machines are looked at once, and again when the number of unreadable ones has changed; in between, only those that
/// something is heard of are.
final class Troubles {
    private static final int NEVER_LOOKED = -1;

    private final Operator operator;
    private final MachineWalk walk;
    private final SortedMap<MachineId, MachineRow> quarantined = new TreeMap<>();
    private final SortedMap<MachineId, MachineRow> critical = new TreeMap<>();
    private final Map<MachineId, Machine> doubtful = new HashMap<>();
    private int quarantinedWhenLooked = NEVER_LOOKED;

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

    /// Looks at all machines if there is a reason to.
    ///
    /// @param unreadable how many the region says that there are
    /// @return whether it has
    boolean look(int unreadable) {
        if (!isReason(unreadable)) {
            return false;
        }
        walk.past(this::note);
        return true;
    }

    private synchronized boolean isReason(int unreadable) {
        boolean reason = unreadable != quarantinedWhenLooked;
        if (reason) {
            quarantinedWhenLooked = unreadable;
            quarantined.clear();
        }
        return reason;
    }

    private synchronized boolean note(Sighting sighting) {
        switch (sighting) {
            case Sighting.Quarantined unreadable ->
                    quarantined.put(unreadable.id(), MachineRow.of(unreadable, operator));
            case Sighting.Known(var machine) -> {
                if (!machine.spec().checks().isEmpty()) {
                    doubtful.put(machine.id(), machine);
                }
            }
        }
        return true;
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

    synchronized List<MachineRow> quarantined() {
        return List.copyOf(quarantined.values());
    }

    synchronized List<MachineRow> critical() {
        return List.copyOf(critical.values());
    }
}
