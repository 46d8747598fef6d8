package io.aerophoenix.benchmarks;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.wal.Entry;
import io.aerophoenix.wal.Failpoints;
import io.aerophoenix.wal.Journal;
import io.aerophoenix.wal.JournalSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What a region really writes: the entries that a machine's stop and start leave in the journal.
///
/// @param all by what the machine becomes: stopping, stopped, starting, running
record Payloads(List<byte[]> all) {
    private static final List<MachineState> MOVES =
            List.of(
                    MachineState.STOPPING,
                    MachineState.STOPPED,
                    MachineState.STARTING,
                    MachineState.RUNNING);

    /// What a new machine has in place of a payload.
    static final byte NEW = -1;

    Payloads {
        all = List.copyOf(all);
    }

    /// Lets a machine live in this folder for a moment.
    static Payloads record(Path folder) throws IOException {
        try (var region = SimulatedRegion.open(folder)) {
            var machine = region.create(1, List.of(Action.START));
            region.act(machine, Action.STOP);
            region.act(machine, Action.START);
        }
        try (var journal =
                Journal.open(
                        folder.resolve("journal.db"),
                        JournalSettings.standard(),
                        _ -> {},
                        Failpoints.NONE)) {
            long last = journal.lastPosition().join();
            return new Payloads(
                    journal.read(last - MOVES.size(), MOVES.size()).join().stream()
                            .map(Entry.Stored::entry)
                            .map(Entry::payload)
                            .toList());
        }
    }

    /// As many bytes as the region writes for such a move; the first of them marks the state.
    byte[] of(MachineState state) {
        int move = MOVES.indexOf(state);
        var payload = all.get(move).clone();
        payload[0] = (byte) move;
        return payload;
    }

    /// Which state a payload was made for.
    ///
    /// @param mark its first byte, or [#NEW]
    static MachineState stateOf(byte mark) {
        return mark == NEW ? MachineState.CREATED : MOVES.get(mark);
    }

    int averageBytes() {
        return (int) all.stream().mapToInt(payload -> payload.length).average().orElse(0);
    }
}
