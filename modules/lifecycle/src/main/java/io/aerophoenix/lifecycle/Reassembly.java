package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.wal.Recovered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts a region's machines together again from what the log has of them.
final class Reassembly {
    private static final Logger LOG = LoggerFactory.getLogger(Reassembly.class);

    private final Surroundings region;
    private final Roster roster;
    private final ChangeCodec codec;

    Reassembly(Surroundings region, Roster roster, ChangeCodec codec) {
        this.region = region;
        this.roster = roster;
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
            machine = decoded(intact);
        } catch (IllegalArgumentException e) {
            quarantine(
                    intact.machine(),
                    "%s holds what is not an entry of this machine (%s). The file is left as it is; put a good copy in its place, and restart the region."
                            .formatted(region.wal().fileOf(intact.machine()), e.getMessage()));
            return;
        }
        roster.admit(machine.id(), new Roster.Resident.Living(new MachineActor(region, machine)));
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
        LOG.error("{} is quarantined; the other machines go on. {}", id, reason);
        roster.admit(
                id,
                new Roster.Resident.InQuarantine(
                        new Sighting.Quarantined(
                                id, region.wal().withoutFolder(reason), region.clock().instant())));
    }
}
