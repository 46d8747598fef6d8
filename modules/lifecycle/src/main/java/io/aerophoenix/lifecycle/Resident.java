package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.MachineId;

/// What a region has in memory under a machine's id.
sealed interface Resident permits Living, Resident.InQuarantine {
    MachineId id();

    Sighting sighting();

    boolean admittedBy(MachineFilter filter);

    /// A machine that cannot.
    record InQuarantine(Sighting.Quarantined sighting) implements Resident {
        @Override
        public MachineId id() {
            return sighting.id();
        }

        @Override
        public boolean admittedBy(MachineFilter filter) {
            return filter.admitsQuarantined() && sighting.id().value().contains(filter.text());
        }
    }
}
