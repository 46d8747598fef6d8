package io.aerophoenix.driver.process;

import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.MachineDriver.ProcessUsage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What runs in lives, and what their memory comes to.
record Insight(Processes processes, Witness witness) {
    /// All processes of a life; none when it has ended.
    List<ProcessUsage> processes(Run run) throws IOException, DriverException {
        var life = lifeOf(run);
        return life.isEmpty()
                ? List.of()
                : new ProcessTable(Processes.PROC, life.get().identity().pid()).read();
    }

    private Optional<Life> lifeOf(Run run) throws IOException {
        return witness.running(run).filter(life -> processes.find(life.identity()).isPresent());
    }

    /// @throws DriverException when the life has ended, or no cgroup holds its memory
    MemoryGroup memory(Run run) throws IOException, DriverException {
        witness.alive(run);
        return MemoryGroup.among(run.limits().groups())
                .orElseThrow(() ->
                        new DriverException(
                                "No cgroup holds the memory of %s: its spec limits none, or this host lets us use no cgroups. Give the spec a memoryMb, on a host that does."
                                        .formatted(run.intent())));
    }
}
