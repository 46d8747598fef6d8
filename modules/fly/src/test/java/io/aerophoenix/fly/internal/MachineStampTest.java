package io.aerophoenix.fly.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.MachineId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineStampTest {
    private static final MachineId MACHINE = new MachineId("m-01jd8z0k3w6q4x9v2t");

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 31, 32, 1_000_000, (1L << 40) - 1})
    void canBeReadBack(long number) {
        var stamp = new MachineStamp(MACHINE, number);

        assertThat(stamp.toString()).hasSize(26).endsWith("01JD8Z0K3W6Q4X9V2T");
        assertThat(MachineStamp.read(stamp.toString())).contains(stamp);
    }

    @Test
    void tellsTheVersionOfAnEvent() {
        assertThat(MachineStamp.ofEvent(MACHINE, 17, 3).versionOfEvent()).isEqualTo(17);
        assertThat(MachineStamp.ofEvent(MACHINE, 17, 5000).versionOfEvent()).isEqualTo(17);
        assertThat(MachineStamp.ofEvent(MACHINE, 17, 3).toString())
                .isLessThan(MachineStamp.ofEvent(MACHINE, 17, 4).toString())
                .isLessThan(MachineStamp.ofEvent(MACHINE, 18, 0).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0000000101JD8Z0K3W6Q4X9V2",
                "0000000101JD8Z0K3W6Q4X9V2TT",
                "0000000i01JD8Z0K3W6Q4X9V2T",
                "0000000101jd8z0k3w6q4x9v2t"
            })
    void isNoOtherText(String text) {
        assertThat(MachineStamp.read(text)).isEmpty();
    }
}
