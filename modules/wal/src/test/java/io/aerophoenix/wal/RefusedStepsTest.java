package io.aerophoenix.wal;

import static io.aerophoenix.wal.Folders.entry;
import static io.aerophoenix.wal.Folders.machine;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusedStepsTest {
    private final RefusedSteps refused = new RefusedSteps();

    @Test
    void admitsStepsInTheOrderInWhichTheyWereRefused() {
        refused.add(entry(machine(1), 3));
        refused.add(entry(machine(1), 4));

        assertThat(refused.admits(entry(machine(1), 5))).isFalse();
        assertThat(refused.admits(entry(machine(1), 4))).isFalse();
        assertThat(refused.admits(entry(machine(1), 3))).isTrue();
        assertThat(refused.admits(entry(machine(1), 5))).isFalse();
        assertThat(refused.admits(entry(machine(1), 4))).isTrue();
        assertThat(refused.admits(entry(machine(1), 5))).isTrue();
    }

    @Test
    void admitsAnotherEntryInPlaceOfTheRefusedOne() {
        refused.add(entry(machine(1), 3));

        assertThat(refused.admits(entry(machine(1), 3))).isTrue();
        assertThat(refused.admits(entry(machine(1), 4))).isTrue();
    }

    @Test
    void minglesNoMachines() {
        refused.add(entry(machine(1), 3));

        assertThat(refused.admits(entry(machine(2), 4))).isTrue();
    }

    @Test
    void remembersNothingOfMachinesThatWereNeverMade() {
        for (int number = 0; number < 1000; number++) {
            refused.add(entry(machine(number), 1));
        }

        assertThat(refused.size()).isZero();
    }
}
