package io.aerophoenix.console.internal;

import io.aerophoenix.fleet.Configuration;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import java.util.ArrayList;
import java.util.List;

/// One configuration that a machine has, or has had.
///
/// @param current whether it is the one that holds
/// @param differences to the one before, a line each
/// @param undoing what a roll-back to it would change, a line each; none for the current one
/// @param consequence what a roll-back to it does to the workload, as a sentence
record ConfigurationRow(
        long version,
        String at,
        String actor,
        boolean current,
        List<String> differences,
        List<String> undoing,
        String consequence) {
    /// The latest first.
    ///
    /// @param configurations the oldest first
    static List<ConfigurationRow> of(List<Configuration> configurations, Machine machine) {
        var rows = new ArrayList<ConfigurationRow>();
        for (int i = 0; i < configurations.size(); i++) {
            rows.add(of(configurations, i, machine));
        }
        return rows.reversed();
    }

    private static ConfigurationRow of(List<Configuration> all, int place, Machine machine) {
        var it = all.get(place);
        boolean current = place == all.size() - 1;
        return new ConfigurationRow(
                it.version(),
                Wording.stamp(it.at()),
                it.actor(),
                current,
                place == 0
                        ? List.of("as created")
                        : lines(SpecDifference.between(all.get(place - 1).spec(), it.spec())),
                lines(SpecDifference.between(machine.spec(), it.spec())),
                consequence(machine, it));
    }

    private static List<String> lines(List<SpecDifference> differences) {
        return differences.isEmpty()
                ? List.of("nothing is different")
                : differences.stream().map(SpecDifference::words).toList();
    }

    private static String consequence(Machine machine, Configuration to) {
        boolean runs =
                machine.state() == MachineState.RUNNING
                        || machine.state() == MachineState.SUSPENDED;
        if (!runs) {
            return "It does not run: the configuration counts from its next start on.";
        }
        return machine.spec().differsInWorkload(to.spec())
                ? "It runs, and is restarted by this."
                : "It runs on: this changes nothing that its workload was started with.";
    }
}
