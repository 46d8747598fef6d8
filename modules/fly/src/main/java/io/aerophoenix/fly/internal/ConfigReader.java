package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.http.Faults;
import io.aerophoenix.http.JsonRequest;
import io.aerophoenix.http.Texts;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// What a config of this API comes to as the spec of a machine. Pure, but for the volumes that it names.
///
/// What a spec can express is translated, and the config is kept beside it as an annex, so that [ConfigWriter] gives back what
/// was sent. Fields that nobody knows are kept with it.
final class ConfigReader {
    /// Under which name the annex is kept.
    static final String ANNEX = "fly";

    static final String ENV = "env";
    static final String METADATA = "metadata";

    private final ConfigFields config;
    private final ConfigMounts.Finder volumes;

    ConfigReader(ConfigFields config, ConfigMounts.Finder volumes) {
        this.config = config;
        this.volumes = volumes;
    }

    /// @throws MalformedException when it is not in the shape of a config
    /// @throws io.aerophoenix.http.RefusedException when a machine cannot be so
    MachineSpec read(MachineName name, String driver) {
        var workload = ConfigWorkload.of(config);
        return config.checked(
                "mounts",
                () ->
                        new MachineSpec(
                                name,
                                driver,
                                workload.command(),
                                workload.env(),
                                null,
                                ConfigGuest.of(config).resources(),
                                ConfigRestart.of(config),
                                ConfigStop.of(config),
                                config.textMap(METADATA),
                                List.copyOf(ConfigChecks.of(config).values()),
                                ConfigMounts.of(config, volumes),
                                Map.of(ANNEX, annex(workload))));
    }

    /// The config but for what the spec has word for word, and what may change there.
    private String annex(ConfigWorkload workload) {
        var annex = ConfigNormalForm.of((ObjectNode) config.json());
        annex.remove(METADATA);
        annex.remove(ENV);
        if (workload.ownEnv()) {
            var env = annex.putObject(ENV);
            config.textMap(ENV).forEach(env::put);
        }
        var text = annex.toString();
        Texts.objectionToLength(text, JsonRequest.MAX_BYTES)
                .ifPresent(objection -> {
                    throw Faults.refusal("config", objection);
                });
        return text;
    }
}
