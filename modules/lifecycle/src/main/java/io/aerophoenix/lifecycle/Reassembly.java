package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.wal.DamageListener;
import io.aerophoenix.wal.DamagedFileException;
import io.aerophoenix.wal.Recovered;
import java.time.Instant;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts a region's machines together again from what the log has of them.
final class Reassembly {
    private static final Logger LOG = LoggerFactory.getLogger(Reassembly.class);

    private final Surroundings region;
    private final Roster roster;
    private final Replay replay;

    Reassembly(Surroundings region, Replay replay) {
        this.region = region;
        this.roster = region.roster();
        this.replay = replay;
    }

    /// @param later hears of machines whose files are found damaged when all are put together
    void run(DamageListener later) {
        var recovered = region.wal().recover((machine, reason) -> damaged(machine, reason, later));
        // Decoding is most of the work of a start, and needs nothing but the bytes.
        var judged = recovered.parallelStream().map(this::judged).toList();
        // Of the terminated ones the latest stay, which come last.
        judged.stream().sorted(Comparator.comparing(Judged::endedAt)).forEach(Judged::admit);
    }

    private Judged judged(Recovered recovered) {
        return switch (recovered) {
            case Recovered.Damaged(var id, var reason) -> new Judged.Unusable(this, id, reason);
            case Recovered.Intact intact -> judged(intact);
        };
    }

    private Judged judged(Recovered.Intact intact) {
        try {
            return new Judged.Usable(this, region.shared().in(decoded(intact)));
        } catch (IllegalArgumentException | DamagedFileException e) {
            return new Judged.Unusable(
                    this, intact.machine(), Quarantines.reason(region, intact.machine(), e));
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
        roster.admit(new Living(region, machine));
        if (machine.state() != MachineState.TERMINATED) {
            roster.takeName(machine);
        }
        if (machine.state().holdsResources()) {
            region.rooms().acknowledge(machine);
        }
    }

    private void damaged(MachineId id, String reason, DamageListener later) {
        if (roster.living(id).isPresent()) {
            later.damaged(id, reason);
        } else {
            quarantine(id, reason);
        }
    }

    private synchronized void quarantine(MachineId id, String reason) {
        Quarantines.put(region, id, reason);
    }

    /// What a machine's bytes have come to.
    private sealed interface Judged {
        void admit();

        /// When the machine was terminated; before all times for one that is not.
        Instant endedAt();

        record Usable(Reassembly to, Machine machine) implements Judged {
            @Override
            public void admit() {
                to.admit(machine);
            }

            @Override
            public Instant endedAt() {
                return machine.state() == MachineState.TERMINATED
                        ? machine.status().updatedAt()
                        : Instant.MIN;
            }
        }

        record Unusable(Reassembly to, MachineId id, String reason) implements Judged {
            @Override
            public void admit() {
                to.quarantine(id, reason);
            }

            @Override
            public Instant endedAt() {
                return Instant.MIN;
            }
        }
    }
}
