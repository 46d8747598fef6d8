package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.KeyedRequest;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.wal.Entry;
import io.aerophoenix.wal.Wal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
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
        return decoded(wal.entries(machine));
    }

    private List<Change> decoded(List<Entry> entries) {
        return entries.stream().map(entry -> codec.decode(entry.payload())).toList();
    }

    /// What has become of an earlier request with the same key.
    ///
    /// @throws io.aerophoenix.wal.DamagedFileException when its file cannot be read
    /// @throws IllegalArgumentException when what it holds are no changes
    Earlier earlier(MachineId machine, KeyedRequest request) {
        var entries = wal.entries(machine);
        // Most requests are no repeats: then nothing has to be read letter by letter.
        return entries.stream().anyMatch(entry -> mentions(entry, request))
                ? Earlier.in(decoded(entries), request)
                : new Earlier.Nothing();
    }

    /// The latest that was kept with the key of this request.
    ///
    /// @throws io.aerophoenix.wal.DamagedFileException when its file cannot be read
    /// @throws IllegalArgumentException when what it holds are no changes
    Optional<KeyedRequest> latest(MachineId machine, KeyedRequest request) {
        return wal.entries(machine).reversed().stream()
                .filter(entry -> mentions(entry, request))
                .map(entry -> codec.decode(entry.payload()).keyed())
                .filter(Objects::nonNull)
                .filter(keyed -> keyed.key().equals(request.key()))
                .findFirst();
    }

    private static boolean mentions(Entry entry, KeyedRequest request) {
        return new String(entry.payload(), StandardCharsets.ISO_8859_1).contains(request.key());
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
