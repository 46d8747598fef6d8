package io.aerophoenix.driver.process;

import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Specs and settings for the tests of this driver.
final class Specs {
    static final Resources HOST = new Resources(2, 1024);

    private Specs() {}

    static ProcessSettings settings(Path dataDir) {
        return ProcessSettings.of(dataDir, HOST);
    }

    static MachineSpec of(String... command) {
        return with(Resources.NONE, command);
    }

    static MachineSpec shell(String script) {
        return of("sh", "-c", script);
    }

    static MachineSpec with(Resources resources, String... command) {
        return new MachineSpec(
                new MachineName("worker"),
                "process",
                List.of(command),
                Map.of(),
                null,
                resources,
                RestartPolicy.NEVER,
                StopPolicy.DEFAULT,
                Map.of());
    }
}
