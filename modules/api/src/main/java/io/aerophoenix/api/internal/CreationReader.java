package io.aerophoenix.api.internal;

import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what a machine is to be, and notes everything that is wrong with it.
final class CreationReader {
    private static final double MIN_CPUS = 0.001;
    private static final double MAX_CPUS = 1024;
    private static final long MAX_MEMORY_MB = 4L * 1024 * 1024;
    private static final int MAX_RETRIES = 1000;
    private static final Resources DEFAULT_RESOURCES = new Resources(1, 256);

    private final Fields fields;
    private final Faults faults;

    private CreationReader(Fields fields, Faults faults) {
        this.fields = fields;
        this.faults = faults;
    }

    /// @param region null for the region that is asked
    record Creation(@Nullable RegionCode region, MachineSpec spec) {}

    /// @return null when there are faults
    static @Nullable Creation read(JsonNode json, Faults faults) {
        return new CreationReader(Fields.of(json, faults), faults).read();
    }

    private @Nullable Creation read() {
        var region = region();
        var spec = spec();
        fields.refuseOthers();
        return spec == null ? null : new Creation(region, spec);
    }

    private @Nullable MachineSpec spec() {
        var name = name();
        var driver = fields.requiredText("driver");
        var command = fields.texts("command");
        var env = env();
        var workingDirectory = workingDirectory();
        var resources = resources();
        var restart = restart();
        var stop = stop();
        var metadata = fields.textMap("metadata");
        if (name == null || driver == null || stop == null) {
            return null;
        }
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
                List.of());
    }

    private @Nullable MachineName name() {
        var text = fields.requiredText("name");
        return text == null ? null : faults.checked("name", () -> new MachineName(text));
    }

    private @Nullable RegionCode region() {
        var text = fields.text("region");
        return text == null ? null : faults.checked("region", () -> new RegionCode(text));
    }

    private Map<String, String> env() {
        var env = fields.textMap("env");
        env.keySet().stream()
                .filter(name -> name.contains("="))
                .forEach(name -> faults.add("env." + name, "the name must not contain ="));
        return env;
    }

    private @Nullable String workingDirectory() {
        var path = fields.text("workingDirectory");
        if (path != null && !path.startsWith("/")) {
            faults.add("workingDirectory", "must be an absolute path, or be left out");
        }
        return path;
    }

    private Resources resources() {
        var part = fields.within("resources");
        var resources =
                new Resources(
                        part.decimal("cpus", MIN_CPUS, MAX_CPUS, DEFAULT_RESOURCES.cpus()),
                        part.whole("memoryMb", 1, MAX_MEMORY_MB, DEFAULT_RESOURCES.memoryMb()));
        part.refuseOthers();
        return resources;
    }

    private RestartPolicy restart() {
        var part = fields.within("restart");
        var word = part.text("policy");
        var mode =
                RestartPolicy.Mode.ofWord(word == null ? RestartPolicy.NEVER.mode().word() : word);
        if (mode.isEmpty()) {
            faults.add(part.path("policy"), "must be never, on-failure or always");
        }
        long retries = part.whole("maxRetries", 0, MAX_RETRIES, RestartPolicy.DEFAULT_MAX_RETRIES);
        part.refuseOthers();
        return new RestartPolicy(mode.orElse(RestartPolicy.Mode.NEVER), (int) retries);
    }

    private @Nullable StopPolicy stop() {
        var part = fields.within("stop");
        var signal = part.text("signal");
        long seconds =
                part.whole(
                        "graceSeconds",
                        0,
                        StopPolicy.MAX_GRACE.toSeconds(),
                        StopPolicy.DEFAULT.grace().toSeconds());
        part.refuseOthers();
        return faults.checked(
                part.path("signal"),
                () ->
                        new StopPolicy(
                                signal == null ? StopPolicy.DEFAULT.signal() : signal,
                                Duration.ofSeconds(seconds)));
    }
}
