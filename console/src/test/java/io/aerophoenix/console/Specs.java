package io.aerophoenix.console;

import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.MachineSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Specs that are another in one part.
public final class Specs {
    private Specs() {}

    public static MachineSpec withCheck(MachineSpec spec, HealthCheck check) {
        var checks = Stream.concat(spec.checks().stream(), Stream.of(check)).toList();
        return with(spec, spec.command(), spec.env(), checks);
    }

    public static MachineSpec withCommand(MachineSpec spec, String... command) {
        return with(spec, List.of(command), spec.env(), spec.checks());
    }

    public static MachineSpec withEnvironment(MachineSpec spec, Map<String, String> env) {
        return with(spec, spec.command(), env, spec.checks());
    }

    private static MachineSpec with(
            MachineSpec spec,
            List<String> command,
            Map<String, String> env,
            List<HealthCheck> checks) {
        return new MachineSpec(
                spec.name(),
                spec.driver(),
                command,
                env,
                spec.workingDirectory(),
                spec.resources(),
                spec.restart(),
                spec.stop(),
                spec.metadata(),
                checks);
    }
}
