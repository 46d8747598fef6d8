package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.wal.Recovered;

/// Puts a region's machines together again from what the log has of them.
final class Reassembly {
    private final Surroundings region;
    private final Roster roster;
    private final ChangeCodec codec;

    Reassembly(Surroundings region, ChangeCodec codec) {
        this.region = region;
        this.roster = region.roster();
        this.codec = codec;
    }

    void run() {
        for (var recovered : region.wal().recover()) {
            switch (recovered) {
                case Recovered.Damaged(var id, var reason) -> quarantine(id, reason);
                case Recovered.Intact intact -> admit(intact);
            }
        }
    }

    private void admit(Recovered.Intact intact) {
        Machine machine;
        try {
            machine = region.shared().in(decoded(intact));
        } catch (IllegalArgumentException e) {
            quarantine(intact.machine(), Quarantines.reason(region, intact.machine(), e));
            return;
        }
        roster.admit(new Living(region, machine));
        if (machine.state() != MachineState.TERMINATED) {
            roster.takeName(machine);
        }
        if (machine.state().holdsResources()) {
            region.rooms().acknowledge(machine);
        }
    }

    private Machine decoded(Recovered.Intact intact) {
        var first = codec.decode(intact.first().payload());
        var last = codec.decode(intact.last().payload());
        if (first.created() == null || !first.machine().equals(intact.machine())) {
            throw new IllegalArgumentException("its first entry does not create it");
        }
        return first.created().with(last.after());
    }

    private void quarantine(MachineId id, String reason) {
        Quarantines.put(region, id, reason);
    }
}
