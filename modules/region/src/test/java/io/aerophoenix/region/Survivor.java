package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.api.InstanceBody;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A process that runs, or is frozen, while there is no region, and is to be found again by the next one.
///
/// @param start tells it from another process that got its id
record Survivor(String name, @Nullable InstanceBody instance, Instant start) {
    /// Those that nobody had asked to end. The region has been killed, and has not been started again.
    static List<Survivor> of(Load load) {
        return load.processes().stream()
                .filter(Survivor::isLeftRunning)
                .flatMap(machine -> machine.known().stream())
                .map(Survivor::of)
                .toList();
    }

    private static boolean isLeftRunning(PlayedMachine machine) {
        boolean mayBeEnding = machine.isUnanswered() && machine.habits() != Habits.LASTING_PROCESS;
        return !mayBeEnding && machine.known().filter(MachineView::runs).isPresent();
    }

    private static Survivor of(MachineView known) {
        return new Survivor(known.nameOrId(), known.instance(), Workloads.startOf(known.pid()));
    }

    /// The next region has it, and it is the same process.
    void checkAdoption(Map<String, MachineView> machines) {
        var now = Objects.requireNonNull(machines.get(name), name);
        assertThat(now.runs()).as("%s runs: %s", name, now).isTrue();
        assertThat(now.instance()).as(name).isEqualTo(instance);
        assertThat(Workloads.startOf(now.pid())).as(name).isEqualTo(start);
    }
}
