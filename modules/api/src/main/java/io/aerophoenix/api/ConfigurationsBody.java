package io.aerophoenix.api;

import io.aerophoenix.fleet.Configuration;
import io.aerophoenix.fleet.MachineId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The specs that a machine has had, the oldest first.
@Schema(name = "Configurations")
public record ConfigurationsBody(String machine, List<ConfigurationBody> configs) implements Body {
    public static ConfigurationsBody of(MachineId machine, List<Configuration> all) {
        return new ConfigurationsBody(
                machine.value(), all.stream().map(ConfigurationBody::of).toList());
    }

    @Schema(name = "Configuration")
    public record ConfigurationBody(
            @Schema(description = "The machine's version that brought it") long version,
            Instant at,
            @Schema(description = "Who configured it") String actor,
            SpecBody spec) {
        private static ConfigurationBody of(Configuration configuration) {
            return new ConfigurationBody(
                    configuration.version(),
                    configuration.at(),
                    configuration.actor(),
                    SpecBody.of(configuration.spec()));
        }
    }
}
