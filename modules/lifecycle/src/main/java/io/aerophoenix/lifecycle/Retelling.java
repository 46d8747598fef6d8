package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.wal.Wal;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/// Machines as the log alone tells them, whatever memory says. Blocks while it reads. Thread-safe.
final class Retelling {
    private final Wal wal;
    private final ChangeCodec codec;

    Retelling(Wal wal, ChangeCodec codec) {
        this.wal = wal;
        this.codec = codec;
    }

    /// All changes of a machine, the oldest first.
    ///
    /// @throws io.aerophoenix.wal.DamagedFileException when its file cannot be read
    /// @throws IllegalArgumentException when what it holds are no changes
    List<Change> changes(MachineId machine) {
        return wal.entries(machine).stream().map(entry -> codec.decode(entry.payload())).toList();
    }

    /// The machine as it stands after all its changes.
    ///
    /// @throws io.aerophoenix.wal.DamagedFileException when its file cannot be read
    /// @throws IllegalArgumentException when what it holds is not this machine
    Machine machine(MachineId machine) {
        return fold(machine, changes(machine));
    }

    /// A machine that is in no list any more; empty when there never was such a machine.
    ///
    /// @throws io.aerophoenix.wal.DamagedFileException when its file cannot be read
    /// @throws IllegalArgumentException when what it holds is not this machine
    Optional<Machine> forgotten(MachineId machine) {
        // Looked for first: asking the log for a machine would make it a file.
        return Files.exists(wal.fileOf(machine)) ? Optional.of(machine(machine)) : Optional.empty();
    }

    /// @throws IllegalArgumentException when these are not all changes of this machine, in order
    static Machine fold(MachineId id, List<Change> changes) {
        var created = changes.isEmpty() ? null : changes.getFirst().created();
        if (created == null || !created.id().equals(id)) {
            throw new IllegalArgumentException("its first entry does not create it");
        }
        var machine = created;
        for (var change : changes.subList(1, changes.size())) {
            if (change.step() != machine.status().step() + 1 || !change.machine().equals(id)) {
                throw new IllegalArgumentException(
                        "after step %d comes step %d of %s"
                                .formatted(
                                        machine.status().step(), change.step(), change.machine()));
            }
            machine = machine.after(change);
        }
        return machine;
    }
}
