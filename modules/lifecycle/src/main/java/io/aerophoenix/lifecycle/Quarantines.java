package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.wal.DamagedFileException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How machines come into quarantine, and out of it again. Thread-safe.
final class Quarantines {
    private static final Logger LOG = LoggerFactory.getLogger(Quarantines.class);

    private final Surroundings region;

    Quarantines(Surroundings region) {
        this.region = region;
    }

    /// What is wrong with a machine whose file does not tell it, and what to do; with absolute paths, for the log.
    static String reason(Surroundings region, MachineId machine, RuntimeException failure) {
        return failure instanceof DamagedFileException damage
                ? String.valueOf(damage.getMessage())
                : "%s holds what is not an entry of this machine (%s). The file is left as it is; put a good copy in its place, and readmit the machine."
                        .formatted(region.wal().fileOf(machine), failure.getMessage());
    }

    static void put(Surroundings region, MachineId machine, String reason) {
        LOG.error("{} is quarantined; the other machines go on. {}", machine, reason);
        region.roster()
                .admit(
                        new Resident.InQuarantine(
                                new Sighting.Quarantined(
                                        machine,
                                        region.wal().withoutFolder(reason),
                                        region.clock().instant())));
        region.watchers().lost(machine);
    }

    /// Ends a quarantine, if the machine's file is good again. Blocks while it is read.
    synchronized Answer<Machine> end(Sighting.Quarantined quarantined) {
        var id = quarantined.id();
        Machine machine;
        try {
            machine = region.shared().in(region.retelling().readmitted(id));
        } catch (DamagedFileException | IllegalArgumentException e) {
            return Answer.refused(
                    ErrorCode.QUARANTINED, region.wal().withoutFolder(reason(region, id, e)));
        }
        return takeName(machine)
                .<Answer<Machine>>map(Answer.Refused::new)
                .orElseGet(() -> admit(machine));
    }

    private Optional<Refusal> takeName(Machine machine) {
        return machine.state() == MachineState.TERMINATED
                ? Optional.empty()
                : region.roster()
                        .takeName(machine)
                        .map(holder ->
                                new Refusal(
                                        ErrorCode.NAME_TAKEN,
                                        "%s was given the name %s/%s while %s was in quarantine; destroy that one first"
                                                .formatted(
                                                        holder,
                                                        machine.app(),
                                                        machine.name(),
                                                        machine.id()),
                                        Map.of("machine", holder.value())));
    }

    private Answer<Machine> admit(Machine machine) {
        if (machine.state().holdsResources()) {
            region.rooms().acknowledge(machine);
        }
        var living = new Living(region, machine);
        region.roster().admit(living);
        living.tell(new Message.Recover());
        LOG.info("{} is out of quarantine", machine.id());
        return new Answer.Done<>(machine);
    }
}
