package io.aerophoenix.simulator;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.simulator.Effect.Discarded;
import io.aerophoenix.simulator.Effect.OfIntent;
import io.aerophoenix.simulator.Effect.Started;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What truly happened in a simulated world, counted from its ledger, for whoever has to prove that nothing happened
/// twice. Reads the file only, so the world may be alive, dead or killed in mid-write.
///
/// Complete as long as the file has never outgrown [FileLedger#COMPACT_ABOVE_BYTES]. After that, discarded machines and
/// forgotten lives are missing.
public final class LedgerAudit {
    private final Map<IntentId, List<Effect>> byIntent = new HashMap<>();
    private final Map<MachineId, Integer> discards = new HashMap<>();
    private final List<String> contradictions = new ArrayList<>();
    private final Chronicles chronicles = new Chronicles();

    private LedgerAudit() {}

    /// Reads the ledger in this folder.
    ///
    /// @throws LedgerDamagedException when a line cannot be read
    public static LedgerAudit of(Path folder) throws IOException {
        var audit = new LedgerAudit();
        LedgerFile.read(folder.resolve(LedgerFile.NAME), audit::count);
        return audit;
    }

    /// What happened to the life that this intent started, in order; empty when nothing did.
    public List<Effect> effects(IntentId intent) {
        return List.copyOf(byIntent.getOrDefault(intent, List.of()));
    }

    /// How often this kind of thing happened to the life that this intent started.
    public long count(IntentId intent, Class<? extends OfIntent> kind) {
        return effects(intent).stream().filter(kind::isInstance).count();
    }

    /// How often all that was kept for the machine was removed.
    public int discards(MachineId machine) {
        return discards.getOrDefault(machine, 0);
    }

    /// Every intent that left a trace.
    public List<IntentId> intents() {
        return List.copyOf(byIntent.keySet());
    }

    /// One sentence for each effect that cannot have happened after those before it, such as a second start for one
    /// intent, or a second end of one life. Empty in a world where every effect happened once.
    public List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    private void count(Effect effect) {
        try {
            chronicles.add(effect);
        } catch (IllegalStateException e) {
            contradictions.add(e.getMessage());
        }
        switch (effect) {
            case Discarded(var machine, _) -> discards.merge(machine, 1, Integer::sum);
            case OfIntent change -> count(change);
        }
    }

    private void count(OfIntent effect) {
        var before = byIntent.computeIfAbsent(effect.intent(), _ -> new ArrayList<>());
        // A machine that was discarded is forgotten, and would not contradict a second start.
        if (effect instanceof Started && before.stream().anyMatch(Started.class::isInstance)) {
            contradictions.add("%s started a second time".formatted(effect.intent()));
        }
        before.add(effect);
    }
}
