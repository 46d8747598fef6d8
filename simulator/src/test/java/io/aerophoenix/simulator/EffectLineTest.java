package io.aerophoenix.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectLineTest {
    private static final MachineId MACHINE = new MachineId("m-01jd8z0k3w6q4x9v2t");
    private static final IntentId INTENT = new IntentId(MACHINE, 3);
    private static final Instant AT = Instant.parse("2026-01-01T12:00:00.000000001Z");

    static Stream<Effect> everyEffect() {
        return Stream.of(
                started(Map.of()),
                started(Map.of("sim.exit-after", "5s", "sim.fail", "stop")),
                new Effect.Failed(INTENT, AT, Effect.Failure.DEADLINE),
                new Effect.Suspended(INTENT, AT),
                new Effect.Resumed(INTENT, AT),
                new Effect.Withstood(INTENT, AT),
                new Effect.Signalled(INTENT, AT, "SIGHUP"),
                new Effect.Stopped(INTENT, new Exit(null, "SIGKILL", AT)),
                new Effect.Ended(INTENT, new Exit(3, null, AT)),
                new Effect.Fenced(INTENT, AT),
                new Effect.Forgotten(INTENT, AT, 17),
                new Effect.Discarded(MACHINE, AT));
    }

    @ParameterizedTest
    @MethodSource("everyEffect")
    void readsWhatItWrote(Effect effect) {
        var line = EffectLine.write(effect);

        assertThat(line).doesNotContain("\n");
        assertThat(EffectLine.read(line)).isEqualTo(effect);
    }

    @Test
    void writesOneReadableLine() {
        assertThat(EffectLine.write(started(Map.of("sim.boot", "150ms"))).replace('\t', ' '))
                .isEqualTo(
                        "start m-01jd8z0k3w6q4x9v2t.3 2026-01-01T12:00:00.000000001Z boot=PT0.15S"
                                + " deadline=PT30S host=0 cpus=0.5 memoryMb=256 sim.boot=150ms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "suspend",
                "dance m-01jd8z0k3w6q4x9v2t.3 2026-01-01T12:00:00Z",
                "suspend m-01jd8z0k3w6q4x9v2t 2026-01-01T12:00:00Z",
                "suspend m-01jd8z0k3w6q4x9v2t.3 noon",
                "suspend m-01jd8z0k3w6q4x9v2t.3 2026-01-01T12:00:00Z fact",
                "failed m-01jd8z0k3w6q4x9v2t.3 2026-01-01T12:00:00Z",
                "failed m-01jd8z0k3w6q4x9v2t.3 2026-01-01T12:00:00Z why=bored",
                "start m-01jd8z0k3w6q4x9v2t.3 2026-01-01T12:00:00Z boot=PT1S deadline=PT1S host=0",
                "start m-01jd8z0k3w6q4x9v2t.3 2026-01-01T12:00:00Z boot=PT1S deadline=PT1S host=0"
                        + " cpus=1 memoryMb=1 sim.fail=always",
            })
    void readsNothingElse(String line) {
        assertThatThrownBy(() -> EffectLine.read(line.replace(' ', '\t')))
                .isInstanceOf(RuntimeException.class);
    }

    private static Effect started(Map<String, String> settings) {
        return new Effect.Started(
                INTENT,
                AT,
                Duration.ofMillis(150),
                Duration.ofSeconds(30),
                0,
                new Resources(0.5, 256),
                settings);
    }
}
