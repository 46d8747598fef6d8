package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.JsonSource.required;

import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Mount;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a machine is to be, as JSON.
final class SpecCodec {
    private SpecCodec() {}

    static void write(MachineSpec spec, JsonSink out) {
        out.begin();
        out.text("name", spec.name().value());
        out.text("driver", spec.driver());
        out.texts("command", spec.command());
        out.texts("env", spec.env());
        out.text("workingDirectory", spec.workingDirectory());
        out.field("resources", spec.resources(), PolicyCodec::write);
        out.field("restart", spec.restart(), PolicyCodec::write);
        out.field("stop", spec.stop(), PolicyCodec::write);
        out.texts("metadata", spec.metadata());
        out.list("checks", spec.checks(), CheckCodec::write);
        out.list("mounts", spec.mounts(), MountCodec::write);
        out.texts("annexes", spec.annexes());
        out.end();
    }

    static MachineSpec read(JsonSource in) {
        @Nullable MachineName name = null;
        @Nullable String driver = null;
        List<String> command = List.of();
        Map<String, String> env = Map.of();
        @Nullable String workingDirectory = null;
        @Nullable Resources resources = null;
        @Nullable RestartPolicy restart = null;
        @Nullable StopPolicy stop = null;
        Map<String, String> metadata = Map.of();
        List<HealthCheck> checks = List.of();
        List<Mount> mounts = List.of();
        Map<String, String> annexes = Map.of();
        in.begin();
        for (var field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "name" -> name = new MachineName(in.text());
                case "driver" -> driver = in.text();
                case "command" -> command = in.list(JsonSource::text);
                case "env" -> env = in.texts();
                case "workingDirectory" -> workingDirectory = in.text();
                case "resources" -> resources = PolicyCodec.readResources(in);
                case "restart" -> restart = PolicyCodec.readRestart(in);
                case "stop" -> stop = PolicyCodec.readStop(in);
                case "metadata" -> metadata = in.texts();
                case "checks" -> checks = in.list(CheckCodec::read);
                case "mounts" -> mounts = in.list(MountCodec::read);
                case "annexes" -> annexes = in.texts();
                default -> in.skip();
            }
        }
        return new MachineSpec(
                required("name", name),
                required("driver", driver),
                command,
                env,
                workingDirectory,
                required("resources", resources),
                required("restart", restart),
                required("stop", stop),
                metadata,
                checks,
                mounts,
                annexes);
    }
}
