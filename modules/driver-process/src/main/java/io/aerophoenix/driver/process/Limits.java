package io.aerophoenix.driver.process;

import io.aerophoenix.fleet.Instance.Limit;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Holds each life to what its spec allows it, by the best means that this host offers.
///
/// Where no cgroup may be used, memory is limited by `RLIMIT_DATA`: it bounds each process of the machine by itself, and
/// an allocation past it fails instead of ending the process. (Not the address space: many runtimes reserve far more of
/// that than they use.) Processors are not limited then.
///
/// @param cpus the controller for processors, where there is one
/// @param memory the controller for memory, where there is one
record Limits(Optional<Controller> cpus, Optional<Controller> memory) {
    private static final long KB_PER_MB = 1024;

    /// Makes a life's cgroups, for its keeper to put the process in. A resource of 0 is not limited.
    ///
    /// @throws IOException when the kernel did not take a limit; no cgroup of the life is left
    AppliedLimits prepare(IntentId intent, Resources resources) throws IOException {
        var groups = new LinkedHashSet<Path>();
        var inForce = new ArrayList<Limit>();
        var dataKb = OptionalLong.empty();
        try {
            inForce.add(limit("cpus", resources.cpus(), cpus, intent, groups));
            var memoryMb = (double) resources.memoryMb();
            if (memory.isPresent() || memoryMb == 0) {
                inForce.add(limit("memoryMb", memoryMb, memory, intent, groups));
            } else {
                inForce.add(new Limit("memoryMb", memoryMb, "rlimit"));
                dataKb = OptionalLong.of(resources.memoryMb() * KB_PER_MB);
            }
        } catch (IOException e) {
            Controller.remove(groups);
            throw e;
        }
        return new AppliedLimits(List.copyOf(groups), dataKb, inForce);
    }

    /// Removes the folders in which lives had their cgroups, if no life is left in them.
    void close() {
        cpus.ifPresent(Controller::close);
        memory.ifPresent(Controller::close);
    }

    private static Limit limit(
            String resource,
            double value,
            Optional<Controller> controller,
            IntentId intent,
            LinkedHashSet<Path> groups)
            throws IOException {
        if (value == 0 || controller.isEmpty()) {
            return new Limit(resource, null, "none");
        }
        var group = controller.get().group(intent);
        groups.add(group);
        Files.createDirectories(group);
        controller.get().knob().set(group, value);
        return new Limit(resource, value, controller.get().by());
    }
}
