package io.aerophoenix.driver.process;

import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        return spec(resources, null, Map.of(), command);
    }

    static MachineSpec in(
            @Nullable String workingDirectory, Map<String, String> env, String... command) {
        return spec(Resources.NONE, workingDirectory, env, command);
    }

    private static MachineSpec spec(
            Resources resources,
            @Nullable String workingDirectory,
            Map<String, String> env,
            String... command) {
        return new MachineSpec(
                new MachineName("worker"),
                "process",
                List.of(command),
                env,
                workingDirectory,
                resources,
                RestartPolicy.NEVER,
                StopPolicy.DEFAULT,
                Map.of(),
                List.of());
    }
}
