package io.aerophoenix.api.internal;

import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.http.Faults;
import io.aerophoenix.http.Fields;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads what a machine is to be, and notes everything that is wrong with it: the same for a new machine and for one
/// that there is.
final class PlanReader {
    private static final double MIN_CPUS = 0.001;
    private static final double MAX_CPUS = 1024;
    private static final long MAX_MEMORY_MB = 4L * 1024 * 1024;
    private static final int MAX_RETRIES = 1000;
    private static final Resources DEFAULT_RESOURCES = new Resources(1, 256);

    private final Fields fields;
    private final Faults faults;

    private PlanReader(Fields fields, Faults faults) {
        this.fields = fields;
        this.faults = faults;
    }

    /// @return of use only when there are no faults
    static Plan read(Fields fields, Faults faults) {
        return new PlanReader(fields, faults).read();
    }

    /// @return null when there is no name, which has been noted then
    static @Nullable MachineName name(@Nullable String text, Fields fields, Faults faults) {
        return text == null
                ? null
                : faults.checked(fields.path("name"), () -> new MachineName(text));
    }

    private Plan read() {
        return new Plan(
                fields.texts("command"),
                env(),
                workingDirectory(),
                resources(),
                restart(),
                stop(),
                fields.textMap("metadata"),
                HealthCheckReader.all(fields, faults),
                MountReader.all(fields, faults));
    }

    private Map<String, String> env() {
        var env = fields.textMap("env");
        env.keySet().stream()
                .filter(name -> name.contains("="))
                .forEach(name ->
                        faults.add(fields.path("env." + name), "the name must not contain ="));
        return env;
    }

    private @Nullable String workingDirectory() {
        var path = fields.text("workingDirectory");
        if (path != null && !path.startsWith("/")) {
            faults.add(fields.path("workingDirectory"), "must be an absolute path, or be left out");
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

    private StopPolicy stop() {
        var part = fields.within("stop");
        var signal = part.text("signal");
        long seconds =
                part.whole(
                        "graceSeconds",
                        0,
                        StopPolicy.MAX_GRACE.toSeconds(),
                        StopPolicy.DEFAULT.grace().toSeconds());
        part.refuseOthers();
        var stop =
                faults.checked(
                        part.path("signal"),
                        () ->
                                new StopPolicy(
                                        signal == null ? StopPolicy.DEFAULT.signal() : signal,
                                        Duration.ofSeconds(seconds)));
        return Objects.requireNonNullElse(stop, StopPolicy.DEFAULT);
    }
}
