package io.aerophoenix.console.internal;

import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;

/// The parts of a spec in words. Values of environment variables never come into them: they may be secret.
final class SpecWords {
    private SpecWords() {}

    static String command(MachineSpec spec) {
        return spec.command().isEmpty() ? "none" : String.join(" ", spec.command());
    }

    static String folder(MachineSpec spec) {
        return spec.workingDirectory() == null ? "its own" : spec.workingDirectory();
    }

    static String restart(RestartPolicy policy) {
        if (policy.mode() == RestartPolicy.Mode.NEVER) {
            return policy.mode().word();
        }
        return policy.maxRetries() == 0
                ? policy.mode().word() + ", without limit"
                : "%s, at most %d in a row".formatted(policy.mode().word(), policy.maxRetries());
    }

    static String stop(StopPolicy stop) {
        return "%s, then SIGKILL after %d s".formatted(stop.signal(), stop.grace().toSeconds());
    }

    static String check(HealthCheck check) {
        return "%s every %s, critical after %d failures%s"
                .formatted(
                        probe(check.probe()),
                        Wording.span(check.interval()),
                        check.failures(),
                        check.then() == HealthCheck.Then.RESTART ? ", then restart" : "");
    }

    static String probe(HealthCheck.Probe probe) {
        return switch (probe) {
            case HealthCheck.Http(int port, var method, var path, _) ->
                    "%s :%d%s".formatted(method, port, path);
            case HealthCheck.Tcp(int port) -> "TCP :" + port;
            case HealthCheck.Exec(var command) -> String.join(" ", command);
        };
    }
}
