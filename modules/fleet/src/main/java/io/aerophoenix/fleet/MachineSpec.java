package io.aerophoenix.fleet;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What its owner wants a machine to be. Never changes by itself.
///
/// @param name unique among the living machines of the app
/// @param driver which driver runs it, such as `process`
/// @param command program and arguments; may be empty for a driver that runs no program
/// @param env environment variables of the workload; their values may be secret and never go to a log
/// @param workingDirectory absolute, or null for a folder of the machine's own
/// @param metadata free labels
/// @param checks what tells whether its workload is well; at most ten, each with a name of its own
/// @param mounts the volumes that its workload gets; at most ten
/// @param annexes what a face keeps with the spec in words of its own, by the name of the face; handed on unread
public record MachineSpec(
        MachineName name,
        String driver,
        List<String> command,
        Map<String, String> env,
        @Nullable String workingDirectory,
        Resources resources,
        RestartPolicy restart,
        StopPolicy stop,
        Map<String, String> metadata,
        List<HealthCheck> checks,
        List<Mount> mounts,
        Map<String, String> annexes) {
    public static final int MOST_CHECKS = 10;
    public static final int MOST_MOUNTS = 10;

    public MachineSpec {
        command = List.copyOf(command);
        env = Map.copyOf(env);
        metadata = Map.copyOf(metadata);
        checks = List.copyOf(checks);
        mounts = List.copyOf(mounts);
        annexes = Map.copyOf(annexes);
        if (checks.size() > MOST_CHECKS
                || checks.stream().map(HealthCheck::name).distinct().count() < checks.size()) {
            throw new IllegalArgumentException(
                    "checks must be at most %d, each with a name of its own"
                            .formatted(MOST_CHECKS));
        }
        if (mounts.size() > MOST_MOUNTS
                || mounts.stream().map(Mount::volume).distinct().count() < mounts.size()) {
            throw new IllegalArgumentException(
                    "mounts must be at most %d, each of another volume".formatted(MOST_MOUNTS));
        }
    }

    /// One without volumes and annexes.
    public MachineSpec(
            MachineName name,
            String driver,
            List<String> command,
            Map<String, String> env,
            @Nullable String workingDirectory,
            Resources resources,
            RestartPolicy restart,
            StopPolicy stop,
            Map<String, String> metadata,
            List<HealthCheck> checks) {
        this(
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
                List.of(),
                Map.of());
    }

    public MachineSpec withMetadata(Map<String, String> labels) {
        return new MachineSpec(
                name,
                driver,
                command,
                env,
                workingDirectory,
                resources,
                restart,
                stop,
                labels,
                checks,
                mounts,
                annexes);
    }

    /// With these variables for the workload instead.
    public MachineSpec withEnv(Map<String, String> variables) {
        return new MachineSpec(
                name,
                driver,
                command,
                variables,
                workingDirectory,
                resources,
                restart,
                stop,
                metadata,
                checks,
                mounts,
                annexes);
    }

    public MachineSpec withAnnexes(Map<String, String> documents) {
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
                documents);
    }

    /// Whether a workload that was started by this spec would have to be started anew to be as the other says.
    public boolean differsInWorkload(MachineSpec other) {
        return !command.equals(other.command)
                || !env.equals(other.env)
                || !Objects.equals(workingDirectory, other.workingDirectory)
                || !resources.equals(other.resources)
                || !mounts.equals(other.mounts);
    }

    /// Leaves out the values of `env`, which may be secret.
    @Override
    public String toString() {
        return "MachineSpec[name=%s, driver=%s, command=%s, env=%s]"
                .formatted(name, driver, command, env.keySet());
    }
}
