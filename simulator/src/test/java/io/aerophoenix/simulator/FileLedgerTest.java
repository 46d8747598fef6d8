package io.aerophoenix.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.simulator.Effect.Discarded;
import io.aerophoenix.simulator.Effect.Ended;
import io.aerophoenix.simulator.Effect.Fenced;
import io.aerophoenix.simulator.Effect.Forgotten;
import io.aerophoenix.simulator.Effect.Started;
import io.aerophoenix.simulator.Effect.Suspended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerTest {
    private static final MachineId MACHINE = MachineId.derivedFrom("kept");
    private static final MachineId GONE = MachineId.derivedFrom("gone");
    private static final long SMALL = 1;

    @TempDir private Path folder;

    @Test
    void tellsAfterAReopeningWhatItWasToldBefore() throws Exception {
        var effects = List.of(started(MACHINE, 1), suspended(MACHINE, 1), fenced(GONE, 1));
        append(effects);

        assertThat(replay()).isEqualTo(effects);
    }

    @Test
    void cutsALastLineThatWasNotFinished() throws Exception {
        append(List.of(started(MACHINE, 1)));
        write("suspend\t" + new IntentId(MACHINE, 1) + "\t2026-01-01T12:0");

        append(List.of(suspended(MACHINE, 1)));

        assertThat(replay()).containsExactly(started(MACHINE, 1), suspended(MACHINE, 1));
    }

    @Test
    void beginsAnewWhenNotEvenTheHeadingWasFinished() throws Exception {
        write("aerophoenix-simul");

        append(List.of(started(MACHINE, 1)));

        assertThat(replay()).containsExactly(started(MACHINE, 1));
    }

    @Test
    void refusesADamagedLineBeforeTheLastAndLeavesTheFileAlone() throws Exception {
        append(List.of(started(MACHINE, 1)));
        write("susp3nd\t???\n");
        write(EffectLine.write(suspended(MACHINE, 1)) + "\n");
        var before = Files.readString(file());

        assertThatThrownBy(this::replay)
                .isInstanceOf(LedgerDamagedException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("line 3");

        assertThat(Files.readString(file())).isEqualTo(before);
    }

    @Test
    void refusesAnEmptyLineInsteadOfTakingItForTheEnd() throws Exception {
        append(List.of(started(MACHINE, 1)));
        write("\n" + EffectLine.write(suspended(MACHINE, 1)) + "\n");

        assertThatThrownBy(this::replay)
                .isInstanceOf(LedgerDamagedException.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void refusesAFileThatIsNoLedger() throws Exception {
        write("something else\n");

        assertThatThrownBy(this::replay)
                .isInstanceOf(LedgerDamagedException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void survivesAnInterruptionOfWhoeverAppends() throws Exception {
        try (var ledger = FileLedger.open(folder)) {
            Thread.currentThread().interrupt();
            ledger.append(started(MACHINE, 1));
            assertThat(Thread.interrupted()).isTrue();
            ledger.append(suspended(MACHINE, 1));
        }

        assertThat(replay()).containsExactly(started(MACHINE, 1), suspended(MACHINE, 1));
    }

    @Test
    void failsToAppendOnceItIsClosed() throws Exception {
        var ledger = FileLedger.open(folder);
        ledger.close();

        assertThatThrownBy(() -> ledger.append(started(MACHINE, 1)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void leavesDiscardedMachinesOutWhenItHasGrownTooLarge() throws Exception {
        append(
                List.of(
                        started(GONE, 1),
                        started(MACHINE, 1),
                        ended(GONE, 1),
                        new Discarded(GONE, MovedTime.NOON),
                        suspended(MACHINE, 1)));

        replayCompacting();

        assertThat(replay()).containsExactly(started(MACHINE, 1), suspended(MACHINE, 1));
    }

    @Test
    void keepsASecondLifeOfAMachineThatWasDiscarded() throws Exception {
        append(
                List.of(
                        started(GONE, 1),
                        ended(GONE, 1),
                        new Discarded(GONE, MovedTime.NOON),
                        started(GONE, 1)));

        replayCompacting();

        assertThat(replay()).containsExactly(started(GONE, 1));
    }

    @Test
    void leavesOutLivesThatTheMachineHasForgottenButNotThatItHas() throws Exception {
        var effects = new ArrayList<Effect>();
        for (int step = 1; step <= Chronicle.MAX_ATTEMPTS + 2; step++) {
            effects.add(started(MACHINE, step));
            effects.add(ended(MACHINE, step));
        }
        append(effects);

        replayCompacting();

        var left = replay();
        assertThat(left.getFirst()).isInstanceOf(Forgotten.class);
        assertThat(left.subList(1, left.size())).isEqualTo(effects.subList(4, effects.size()));
        assertThat(chronicle(left)).isEqualTo(chronicle(effects));
    }

    @Test
    void goesOnAppendingToTheCompactedFile() throws Exception {
        try (var ledger = FileLedger.open(folder, SMALL)) {
            ledger.append(started(GONE, 1));
            ledger.append(ended(GONE, 1));
            ledger.append(new Discarded(GONE, MovedTime.NOON));
            for (int step = 1; step <= 100; step++) {
                ledger.append(fenced(MACHINE, step));
            }
        }

        var left = replay();
        assertThat(left.getLast()).isEqualTo(fenced(MACHINE, 100));
        assertThat(left).hasSizeBetween(Chronicle.MAX_ATTEMPTS, 60);
    }

    private void append(List<? extends Effect> effects) throws IOException {
        try (var ledger = FileLedger.open(folder)) {
            for (var effect : effects) {
                ledger.append(effect);
            }
        }
    }

    private List<Effect> replay() throws IOException {
        var effects = new ArrayList<Effect>();
        try (var ledger = FileLedger.open(folder)) {
            ledger.replay(effects::add);
        }
        return effects;
    }

    private void replayCompacting() throws IOException {
        try (var ledger = FileLedger.open(folder, SMALL)) {
            ledger.replay(_ -> {});
        }
    }

    private static Chronicle chronicle(List<Effect> effects) {
        var chronicles = new Chronicles();
        effects.forEach(chronicles::add);
        return chronicles.of(MACHINE);
    }

    private void write(String text) throws IOException {
        Files.write(
                file(),
                text.getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private Path file() {
        return folder.resolve(LedgerFile.NAME);
    }

    private static Started started(MachineId machine, long step) {
        return new Started(
                new IntentId(machine, step),
                MovedTime.NOON,
                Duration.ZERO,
                Duration.ofSeconds(30),
                0,
                Specs.SIZE,
                Map.of("sim.lines", "2"));
    }

    private static Suspended suspended(MachineId machine, long step) {
        return new Suspended(new IntentId(machine, step), MovedTime.NOON);
    }

    private static Ended ended(MachineId machine, long step) {
        return new Ended(new IntentId(machine, step), new Exit(0, null, MovedTime.NOON));
    }

    private static Fenced fenced(MachineId machine, long step) {
        return new Fenced(new IntentId(machine, step), MovedTime.NOON);
    }
}
