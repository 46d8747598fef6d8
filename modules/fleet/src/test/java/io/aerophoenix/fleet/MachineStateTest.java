package io.aerophoenix.fleet;

import static io.aerophoenix.fleet.MachineState.CREATED;
import static io.aerophoenix.fleet.MachineState.MIGRATING;
import static io.aerophoenix.fleet.MachineState.RUNNING;
import static io.aerophoenix.fleet.MachineState.STARTING;
import static io.aerophoenix.fleet.MachineState.STOPPED;
import static io.aerophoenix.fleet.MachineState.STOPPING;
import static io.aerophoenix.fleet.MachineState.SUSPENDED;
import static io.aerophoenix.fleet.MachineState.TERMINATED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MachineStateTest {
    /// The contract with everyone who uses the API, written out a second time on purpose.
    private static final Map<MachineState, Set<MachineState>> TABLE =
            Map.of(
                    CREATED, Set.of(STARTING, TERMINATED),
                    STARTING, Set.of(RUNNING, STOPPED),
                    RUNNING, Set.of(STOPPING, SUSPENDED, MIGRATING),
                    STOPPING, Set.of(STOPPED),
                    STOPPED, Set.of(STARTING, TERMINATED),
                    SUSPENDED, Set.of(RUNNING, STOPPED),
                    MIGRATING, Set.of(RUNNING, STOPPED),
                    TERMINATED, Set.of());

    @Test
    void allowsTheMovesOfTheTableAndNoOther() {
        for (var from : MachineState.values()) {
            for (var to : MachineState.values()) {
                assertThat(from.mayBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(TABLE.getOrDefault(from, Set.of()).contains(to));
            }
        }
    }

    @Test
    void isReadFromItsOwnWordOnly() {
        for (var state : MachineState.values()) {
            assertThat(MachineState.ofWord(state.word())).contains(state);
        }
        assertThat(MachineState.ofWord("RUNNING")).isEmpty();
        assertThat(MachineState.ofWord("")).isEmpty();
    }
}
