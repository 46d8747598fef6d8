package io.aerophoenix.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.RegionCode;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class PulseTest {
    @Test
    void countsTheMachinesThatAreNotWell() {
        var pulse =
                new Pulse(
                        new RegionCode("iad"), new RememberingLifecycle(), InstantSource.system());

        pulse.beat();

        assertThat(pulse.recent()).extracting(Vitals::critical).containsExactly(2);
    }
}
