package io.aerophoenix.fleet;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What its owner wants a machine to be. Never changes by itself.
///
/// @param name unique among the living machines of the app
/// @param driver which driver runs it, such as `process`
/// @param command program and arguments; may be empty for a driver that runs no program
/// @param env environment variables of the workload; their values may be secret and never go to a log
/// @param workingDirectory absolute, or null for a folder of the machine's own
/// @param metadata free labels
public record MachineSpec(
        MachineName name,
        String driver,
        List<String> command,
        Map<String, String> env,
        @Nullable String workingDirectory,
        Resources resources,
        RestartPolicy restart,
        StopPolicy stop,
        Map<String, String> metadata) {
    public MachineSpec {
        command = List.copyOf(command);
        env = Map.copyOf(env);
        metadata = Map.copyOf(metadata);
    }

    /// Leaves out the values of `env`, which may be secret.
    @Override
    public String toString() {
        return "MachineSpec[name=%s, driver=%s, command=%s, env=%s]"
                .formatted(name, driver, command, env.keySet());
    }
}
