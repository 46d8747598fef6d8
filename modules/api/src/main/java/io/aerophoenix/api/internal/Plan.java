package io.aerophoenix.api.internal;

import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Mount;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a machine is to be, but for what makes it this one: its name and its driver.
record Plan(
        List<String> command,
        Map<String, String> env,
        @Nullable String workingDirectory,
        Resources resources,
        RestartPolicy restart,
        StopPolicy stop,
        Map<String, String> metadata,
        List<HealthCheck> checks,
        List<Mount> mounts) {
    MachineSpec of(MachineName name, String driver) {
        return new MachineSpec(
                name,
                driver,
                command,
                env,
                workingDirectory,
                resources,
                restart,
                stop,
                metadata,
                checks,
                mounts,
                Map.of());
    }
}
