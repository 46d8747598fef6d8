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
    private final Replay replay;

    Retelling(Wal wal, ChangeCodec codec) {
        this.wal = wal;
        this.codec = codec;
        this.replay = new Replay(codec);
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
        return replay.machine(null, wal.entries(machine));
    }

    /// As [#machine], also when its file was damaged before, and is good again.
    Machine readmitted(MachineId machine) {
        return replay.machine(null, wal.readmit(machine));
    }

    /// A machine that is in no list any more; empty when there never was such a machine.
    ///
    /// @throws io.aerophoenix.wal.DamagedFileException when its file cannot be read
    /// @throws IllegalArgumentException when what it holds is not this machine
    Optional<Machine> forgotten(MachineId machine) {
        // Looked for first: asking the log for a machine would make it a file.
        return isFiled(machine) ? Optional.of(machine(machine)) : Optional.empty();
    }

    /// Whether a machine has a file, and so may leave memory.
    boolean isFiled(MachineId machine) {
        return Files.exists(wal.fileOf(machine));
    }
}
