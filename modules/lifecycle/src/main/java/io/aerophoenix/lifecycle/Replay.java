package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.wal.Entry;
import io.aerophoenix.wal.Fold;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a machine out of its entries: the one place that knows what a change does to a machine. Thread-safe.
final class Replay implements Fold {
    private final ChangeCodec codec;

    Replay(ChangeCodec codec) {
        this.codec = codec;
    }

    @Override
    public byte[] fold(byte @Nullable [] base, List<Entry> after) {
        return codec.encode(machine(base, after));
    }

    /// @param base an earlier snapshot; without one the entries begin with the creation
    /// @throws IllegalArgumentException when these are not entries of one machine; the message says why
    Machine machine(byte @Nullable [] base, List<Entry> after) {
        var machine = base == null ? null : codec.decodeMachine(base);
        for (var entry : after) {
            var change = codec.decode(entry.payload());
            if (!change.machine().equals(entry.machine())) {
                throw new IllegalArgumentException(
                        "step %d is one of %s".formatted(entry.step(), change.machine()));
            }
            if (machine != null && change.step() != machine.status().step() + 1) {
                throw new IllegalArgumentException(
                        "after step %d comes step %d"
                                .formatted(machine.status().step(), change.step()));
            }
            machine = after(machine, change);
        }
        if (machine == null) {
            throw new IllegalArgumentException("there is no entry that creates it");
        }
        return machine;
    }

    private static Machine after(@Nullable Machine before, Change change) {
        var machine = change.created() != null ? change.created() : before;
        if (machine == null) {
            throw new IllegalArgumentException("its first entry does not create it");
        }
        return machine.after(change);
    }
}
