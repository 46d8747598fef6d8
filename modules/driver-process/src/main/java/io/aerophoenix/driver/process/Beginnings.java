package io.aerophoenix.driver.process;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The lives that may have begun without anybody having asked about them since: those of an earlier driver, and those
/// whose start was given up by whoever waited for it.
record Beginnings(Launch launch, Lives lives, Map<IntentId, Run> undecided) {
    /// All that the data folder tells of and that has not ended, as far as is written.
    static Beginnings in(DataFolder data, Launch launch, Lives lives) throws IOException {
        var beginnings = new Beginnings(launch, lives, new ConcurrentHashMap<>());
        for (var machine : data.all()) {
            for (var run : machine.runs()) {
                if (run.exit().isEmpty() && run.failure().isEmpty()) {
                    beginnings.add(run);
                }
            }
        }
        return beginnings;
    }

    /// From now on a process may come of it.
    void add(Run run) {
        undecided.put(run.intent(), run);
    }

    void forget(MachineId machine) {
        undecided.keySet().removeIf(intent -> intent.machine().equals(machine));
    }

    /// Takes up those that have begun meanwhile.
    void takeUp() throws IOException {
        for (var run : List.copyOf(undecided.values())) {
            var outcome = launch.look(run);
            if (outcome.isPresent()) {
                if (outcome.get() instanceof Launch.Outcome.Begun(var identity)) {
                    lives.follow(run, identity);
                }
                undecided.remove(run.intent(), run);
            }
        }
    }
}
