package io.aerophoenix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.simulator.Effect.Discarded;
import io.aerophoenix.simulator.Effect.Fenced;
import io.aerophoenix.simulator.Effect.Resumed;
import io.aerophoenix.simulator.Effect.Started;
import io.aerophoenix.simulator.Effect.Stopped;
import io.aerophoenix.simulator.Effect.Suspended;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerAuditTest {
    private static final MachineId MACHINE = MachineId.derivedFrom("audited");
    private static final IntentId INTENT = new IntentId(MACHINE, 1);
    private static final IntentId FENCED = new IntentId(MACHINE, 2);

    @TempDir private Path folder;

    @Test
    void countsWhatHappenedAndNotWhatWasAsked() throws Exception {
        try (var world = SimulatedWorld.in(folder, MovedTime.NOON)) {
            for (int i = 0; i < 2; i++) {
                world.start(INTENT, Specs.with("sim.boot", "0s"));
                world.driver.suspend(MACHINE, INTENT);
                world.driver.suspend(MACHINE, INTENT);
            }
            world.driver.resume(MACHINE, INTENT);
            for (int i = 0; i < 2; i++) {
                world.driver.stop(MACHINE, INTENT, StopPolicy.DEFAULT);
                world.driver.observe(MACHINE, FENCED);
            }
            world.driver.discard(MACHINE);
            world.driver.discard(MACHINE);
        }

        var audit = LedgerAudit.of(folder);

        assertThat(audit.effects(INTENT))
                .extracting(Object::getClass)
                .containsExactly(Started.class, Suspended.class, Resumed.class, Stopped.class);
        assertThat(audit.count(FENCED, Fenced.class)).isEqualTo(1);
        assertThat(audit.discards(MACHINE)).isEqualTo(1);
        assertThat(audit.intents()).containsExactlyInAnyOrder(INTENT, FENCED);
        assertThat(audit.contradictions()).isEmpty();
    }

    @Test
    void readsTheLedgerOfALivingWorld() throws Exception {
        try (var world = SimulatedWorld.in(folder, MovedTime.NOON)) {
            world.start(INTENT, Specs.with("sim.boot", "0s"));

            assertThat(LedgerAudit.of(folder).count(INTENT, Started.class)).isEqualTo(1);
        }
    }

    @Test
    void tellsOfAnEffectThatHappenedTwice() throws Exception {
        try (var ledger = FileLedger.open(folder)) {
            ledger.append(started());
            ledger.append(new Suspended(INTENT, MovedTime.NOON));
            ledger.append(new Suspended(INTENT, MovedTime.NOON));
        }

        assertThat(LedgerAudit.of(folder).contradictions())
                .singleElement()
                .asString()
                .contains("Suspended", "Frozen");
    }

    @Test
    void tellsOfAStartThatWasRepeatedAfterItsMachineWasDiscarded() throws Exception {
        try (var ledger = FileLedger.open(folder)) {
            ledger.append(started());
            ledger.append(new Discarded(MACHINE, MovedTime.NOON));
            ledger.append(started());
        }

        assertThat(LedgerAudit.of(folder).contradictions())
                .containsExactly(INTENT + " started a second time");
    }

    private static Started started() {
        return new Started(
                INTENT,
                MovedTime.NOON,
                Duration.ZERO,
                Duration.ofSeconds(30),
                0,
                Specs.SIZE,
                Map.of());
    }
}
