package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.wal.DamagedFileException;
import io.aerophoenix.wal.Recovered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts a region's machines together again from what the log has of them.
final class Reassembly {
    private static final Logger LOG = LoggerFactory.getLogger(Reassembly.class);

    private final Surroundings region;
    private final Roster roster;
    private final Replay replay;

    Reassembly(Surroundings region, Roster roster, Replay replay) {
        this.region = region;
        this.roster = roster;
        this.replay = replay;
    }

    void run() {
        var recovered = region.wal().recover(this::quarantine);
        // Decoding is most of the work of a start, and needs nothing but the bytes.
        recovered.parallelStream().map(this::judged).toList().forEach(Judged::admit);
    }

    private Judged judged(Recovered recovered) {
        return switch (recovered) {
            case Recovered.Damaged(var id, var reason) -> () -> quarantine(id, reason);
            case Recovered.Intact intact -> judged(intact);
        };
    }

    private Judged judged(Recovered.Intact intact) {
        try {
            var machine = decoded(intact);
            return () -> admit(machine);
        } catch (IllegalArgumentException | DamagedFileException e) {
            var reason =
                    "%s holds what is not an entry of this machine (%s). The file is left as it is; put a good copy in its place, and restart the region."
                            .formatted(region.wal().fileOf(intact.machine()), e.getMessage());
            return () -> quarantine(intact.machine(), reason);
        }
    }

    private Machine decoded(Recovered.Intact intact) {
        var base = intact.base();
        if (base == null) {
            return replay.machine(null, intact.after());
        }
        try {
            return replay.machine(base.snapshot(), intact.after());
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "The index has {} in a form that is not known ({}); its file is read instead",
                    intact.machine(),
                    e.getMessage());
            return replay.machine(null, region.wal().entries(intact.machine()));
        }
    }

    // A machine may have been quarantined while it was decoded.
    private synchronized void admit(Machine machine) {
        if (roster.find(machine.id()) != null) {
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

    private synchronized void quarantine(MachineId id, String reason) {
        LOG.error("{} is quarantined; the other machines go on. {}", id, reason);
        roster.admit(
                id,
                new Roster.Resident.InQuarantine(
                        new Sighting.Quarantined(
                                id, region.wal().withoutFolder(reason), region.clock().instant())));
    }

    /// What a machine's bytes have come to, to be carried out in order.
    private interface Judged {
        void admit();
    }
}
