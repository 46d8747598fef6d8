package io.aerophoenix.simulator;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.simulator.Effect.Discarded;
import io.aerophoenix.simulator.Effect.Forgotten;
import io.aerophoenix.simulator.Effect.OfIntent;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Leaves out of a ledger what no longer matters: all of the machines that were discarded, and the lives that their
/// machine has forgotten. All else stays line by line as it was, so that its effects can still be counted.
final class LedgerCompaction {
    private final Path file;
    private final Chronicles chronicles = new Chronicles();
    private final Map<MachineId, Integer> discards = new HashMap<>();

    private LedgerCompaction(Path file) {
        this.file = file;
    }

    /// Replaces the file by a shorter one, in one step: whenever this process ends, one of both is there, whole.
    static void compact(Path file) throws IOException {
        var compaction = new LedgerCompaction(file);
        LedgerFile.read(file, compaction::survey);
        var shorter = file.resolveSibling(LedgerFile.NAME + ".compacted");
        try (var out = new BufferedOutputStream(new FileOutputStream(shorter.toFile()))) {
            compaction.write(out);
        }
        Files.move(
                shorter, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void survey(Effect effect) {
        chronicles.add(effect);
        if (effect instanceof Discarded(var machine, _)) {
            discards.merge(machine, 1, Integer::sum);
        }
    }

    private void write(OutputStream out) throws IOException {
        out.write(LedgerFile.line(LedgerFile.HEADING));
        for (var entry : chronicles.all().entrySet()) {
            var chronicle = entry.getValue();
            if (chronicle.forgottenStep() > 0) {
                var last = new IntentId(entry.getKey(), chronicle.forgottenStep());
                out.write(LedgerFile.bytes(forgotten(last, chronicle)));
            }
        }
        LedgerFile.read(file, effect -> writeIfKept(effect, out));
    }

    private void writeIfKept(Effect effect, OutputStream out) throws IOException {
        if (isKept(effect)) {
            out.write(LedgerFile.bytes(effect));
        }
    }

    private boolean isKept(Effect effect) {
        return switch (effect) {
            case Discarded(var machine, _) -> {
                discards.merge(machine, -1, Integer::sum);
                yield false;
            }
            case Forgotten _ -> false;
            case OfIntent change ->
                    discards.getOrDefault(change.machine(), 0) == 0
                            && chronicles.of(change.machine()).find(change.intent()).isPresent();
        };
    }

    private static Forgotten forgotten(IntentId last, Chronicle chronicle) {
        return new Forgotten(last, Instant.EPOCH, chronicle.forgottenLines());
    }
}
