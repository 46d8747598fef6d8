package io.aerophoenix.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FloodTest {
    private static final long[] BEFORE = {2, 2};

    @Test
    void seesWhenSomethingAcknowledgedIsNotThere() {
        long[] acknowledged = {3, 1};
        long[] after = {6, 3};

        assertThat(Flood.lost(acknowledged, BEFORE, after)).isEqualTo(1);
    }

    @Test
    void doesNotMindWhatWasNotAcknowledgedOrIsNotConcludedYet() {
        long[] acknowledged = {3, 1};
        long[] after = {8, 3};

        assertThat(Flood.lost(acknowledged, BEFORE, after)).isZero();
    }
}
