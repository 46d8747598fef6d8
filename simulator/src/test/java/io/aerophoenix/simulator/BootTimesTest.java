package io.aerophoenix.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BootTimesTest {
    private static final MachineId MACHINE = MachineId.derivedFrom("booted often");
    private static final int DRAWS = 20_000;

    @Test
    void drawsTheSameForTheSameSeedAndIntent() {
        var once = drawn(7, SimulatorSettings.DEFAULT);
        var again = drawn(7, SimulatorSettings.DEFAULT);

        assertThat(again).isEqualTo(once);
    }

    @Test
    void drawsAnewForEachSeedAndEachIntent() {
        var times = drawn(7, SimulatorSettings.DEFAULT);

        assertThat(times[1]).isNotEqualTo(times[0]);
        assertThat(drawn(8, SimulatorSettings.DEFAULT)[0]).isNotEqualTo(times[0]);
    }

    @Test
    void drawsTheSameOnEveryMachineAndInEveryVersion() {
        var intent = new IntentId(new MachineId("m-01jd8z0k3w6q4x9v2t"), 1);

        var drawn = new BootTimes(SimulatorSettings.DEFAULT, new Chance(42)).of(intent);

        assertThat(drawn).isEqualTo(Duration.ofNanos(282_431_362));
    }

    @Test
    void keepsToItsMedianAndItsP99() {
        var sorted = LongStream.of(drawn(1, SimulatorSettings.DEFAULT)).sorted().toArray();

        assertThat(sorted[DRAWS / 2] / 1e6).isCloseTo(150, within(5.0));
        assertThat(sorted[DRAWS * 99 / 100] / 1e6).isCloseTo(600, within(40.0));
    }

    @Test
    void bootsAtOnceWhenTheMedianIsZero() {
        var settings = new SimulatorSettings(1, Specs.SIZE, Duration.ZERO, Duration.ofMillis(1));

        assertThat(drawn(1, settings)).containsOnly(0);
    }

    private static long[] drawn(long seed, SimulatorSettings settings) {
        var times = new BootTimes(settings, new Chance(seed));
        return LongStream.rangeClosed(1, DRAWS)
                .map(step -> times.of(new IntentId(MACHINE, step)).toNanos())
                .toArray();
    }
}
