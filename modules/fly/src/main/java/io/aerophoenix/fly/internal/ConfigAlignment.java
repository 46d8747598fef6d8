package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.RestartPolicy;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A config as it was given, brought in line with a spec that may have been changed since, through another face. Where they
/// agree, the config stays as it is.
final class ConfigAlignment {
    private static final String INIT = "init";
    private static final String PROCESSES = "processes";
    private static final String CHECKS = "checks";

    private final ObjectNode config;
    private final ConfigFields given;
    private final MachineSpec spec;

    private ConfigAlignment(ObjectNode config, MachineSpec spec) {
        this.config = config;
        this.given = ConfigFields.of(config.deepCopy());
        this.spec = spec;
    }

    static void align(ObjectNode config, MachineSpec spec) {
        var alignment = new ConfigAlignment(config, spec);
        alignment.workload();
        alignment.guest();
        alignment.restart();
        alignment.stop();
        alignment.checks();
        alignment.mounts();
    }

    private void workload() {
        var workload = ConfigWorkload.of(given);
        if (workload.ownEnv() && !workload.env().equals(spec.env())) {
            config.remove(ConfigReader.ENV);
            config.path(PROCESSES)
                    .forEach(process -> ((ObjectNode) process).remove(ConfigReader.ENV));
        }
        if (!workload.command().equals(spec.command())) {
            config.remove(PROCESSES);
            var init = object(config, INIT);
            init.remove(List.of("entrypoint", "cmd"));
            var command = init.putArray("exec");
            spec.command().forEach(command::add);
        }
    }

    private void guest() {
        var resources = spec.resources();
        if (!ConfigGuest.of(given).resources().equals(resources)) {
            var now = ConfigGuest.of(resources);
            config.remove("size");
            object(config, "guest").put("cpus", now.cpus()).put("memory_mb", now.memoryMb());
        }
    }

    private void restart() {
        RestartPolicy policy = spec.restart();
        if (!ConfigRestart.of(given).equals(policy)) {
            var restart = object(config, "restart");
            restart.remove(List.of("policy", "max_retries"));
            ConfigRestart.complete(restart, policy);
        }
    }

    private void stop() {
        if (!ConfigStop.of(given).equals(spec.stop())) {
            ConfigStop.write(spec.stop(), object(config, "stop_config"));
        }
    }

    private void checks() {
        if (!ConfigChecks.areThoseOf(given, spec)) {
            config.path("services").forEach(service -> ((ObjectNode) service).remove(CHECKS));
            ConfigChecks.write(spec.checks(), config.putObject(CHECKS));
        }
    }

    private void mounts() {
        if (config.path("mounts").size() != spec.mounts().size()) {
            config.remove("mounts");
        }
    }

    /// The one that is there, or a new one.
    static ObjectNode object(ObjectNode config, String field) {
        return config.get(field) instanceof ObjectNode there ? there : config.putObject(field);
    }
}
