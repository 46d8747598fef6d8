package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads one machine file after the other and compares it with what index and journal say of it: since a start opens no
/// file, this is what finds one that was damaged, taken away, or replaced by an older copy. One thread only.
final class Scrub {
    private static final Logger LOG = LoggerFactory.getLogger(Scrub.class);
    private static final int PAGE = 1000;

    private final MachineFiles files;
    private final WriteBehind writeBehind;
    private final RegionIndex index;
    private final Predicate<MachineId> known;
    private final DamageListener damage;
    private final Deque<MachineId> next = new ArrayDeque<>();
    private String after = "";
    private int rounds;

    /// @param known machines that are damaged for all we know already
    Scrub(
            MachineFiles files,
            WriteBehind writeBehind,
            RegionIndex index,
            Predicate<MachineId> known,
            DamageListener damage) {
        this.files = files;
        this.writeBehind = writeBehind;
        this.index = index;
        this.known = known;
        this.damage = damage;
    }

    /// How often all files have been looked at since the start.
    int rounds() {
        return rounds;
    }

    void beginAgain() {
        next.clear();
        after = "";
    }

    /// Looks at the next file.
    void step() {
        if (next.isEmpty()) {
            next.addAll(index.machines(after, PAGE).join());
        }
        var machine = next.poll();
        if (machine == null) {
            after = "";
            rounds++;
            return;
        }
        after = machine.value();
        if (!known.test(machine)) {
            look(machine);
        }
    }

    private void look(MachineId machine) {
        try {
            // In this order: what is durable moves on while we look, and only ever upwards.
            var known = index.newestStep(machine).join();
            var pending = writeBehind.oldestStep(machine);
            long inFile = files.verify(machine).join();
            long newest = index.newestStep(machine).join();
            judge(machine, inFile, atLeast(known, pending), newest);
        } catch (CompletionException e) {
            if (e.getCause() instanceof DamagedFileException found) {
                damage.damaged(machine, String.valueOf(found.getMessage()));
            } else {
                LOG.warn("The file of {} could not be looked at now", machine, e.getCause());
            }
        }
    }

    private static long atLeast(long known, OptionalLong oldestPending) {
        return oldestPending.isPresent() ? oldestPending.getAsLong() - 1 : known;
    }

    private void judge(MachineId machine, long inFile, long atLeast, long atMost) {
        if (inFile < atLeast) {
            report(machine, inFile == 0 ? absence(machine) : ending(inFile, atLeast));
        } else if (inFile > atMost) {
            report(machine, ending(inFile, atMost));
        }
    }

    private String absence(MachineId machine) {
        return Files.exists(files.fileOf(machine)) ? "it is empty" : "it is missing";
    }

    private static String ending(long inFile, long expected) {
        return "it ends at step %d, but index and journal know step %d as its newest: it is a copy of another time"
                .formatted(inFile, expected);
    }

    private void report(MachineId machine, String finding) {
        damage.damaged(machine, DamagedFileException.messageOn(files.fileOf(machine), finding));
    }
}
