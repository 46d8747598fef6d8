package io.aerophoenix.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.MachineState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GestureTest {
    @ParameterizedTest
    @EnumSource(MachineState.class)
    void fitsEachStateWhoseMoveItStandsFor(MachineState from) {
        for (var to : from.next()) {
            Gesture.between(from, to).ifPresent(gesture -> assertThat(gesture.fits(from)).isTrue());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MachineState.class,
            names = {"STARTING", "STOPPING", "MIGRATING", "TERMINATED"})
    void fitsNoStateThatOnlyTheRegionCanLeave(MachineState state) {
        assertThat(Gesture.values()).noneMatch(gesture -> gesture.fits(state));
    }
}
