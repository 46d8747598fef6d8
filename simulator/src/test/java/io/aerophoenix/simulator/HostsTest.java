package io.aerophoenix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Resources;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HostsTest {
    private static final Resources LARGE = new Resources(3, 100);
    private static final Resources SMALL = new Resources(1, 100);

    private final Hosts hosts =
            new Hosts(
                    new SimulatorSettings(2, new Resources(4, 1000), Duration.ZERO, Duration.ZERO));

    @Test
    void placesOnTheFirstHostThatHasRoom() {
        assertThat(hosts.place(LARGE)).hasValue(0);
        assertThat(hosts.place(LARGE)).hasValue(1);
        assertThat(hosts.place(SMALL)).hasValue(0);
    }

    @Test
    void placesNothingWhereTheRoomIsScatteredOverHosts() {
        hosts.place(LARGE);
        hosts.place(LARGE);

        assertThat(hosts.place(new Resources(2, 100))).isEmpty();
        assertThat(hosts.place(new Resources(0.5, 901))).isEmpty();
    }

    @Test
    void placesAgainWhereRoomWasReleased() {
        hosts.place(LARGE);
        hosts.place(LARGE);

        hosts.release(1, LARGE);

        assertThat(hosts.place(LARGE)).hasValue(1);
    }

    @Test
    void takesMoreThanThereIsForWhatRunsAlready() {
        hosts.take(0, LARGE);
        hosts.take(0, LARGE);

        assertThat(hosts.place(SMALL)).hasValue(1);
    }

    @Test
    void doesNotCountHostsThatAreNoMore() {
        hosts.take(7, LARGE);
        hosts.release(7, LARGE);

        assertThat(hosts.place(SMALL)).hasValue(0);
    }
}
