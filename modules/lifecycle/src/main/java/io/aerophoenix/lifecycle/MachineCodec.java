package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.JsonSource.required;

import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.MachineStatus;
import io.aerophoenix.fleet.RegionCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A whole machine as JSON.
final class MachineCodec {
    private MachineCodec() {}

    static void write(Machine machine, JsonSink out) {
        out.begin();
        out.machine("id", machine.id());
        out.text("app", machine.app().value());
        out.text("region", machine.region().value());
        out.field("spec", machine.spec(), SpecCodec::write);
        out.instant("createdAt", machine.createdAt());
        out.text("creationDigest", machine.creationDigest());
        out.field("status", machine.status(), StatusCodec::write);
        out.end();
    }

    static Machine read(JsonSource in) {
        @Nullable MachineId id = null;
        @Nullable AppName app = null;
        @Nullable RegionCode region = null;
        @Nullable MachineSpec spec = null;
        @Nullable Instant createdAt = null;
        @Nullable String creationDigest = null;
        @Nullable MachineStatus status = null;
        in.begin();
        for (var field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "id" -> id = in.machine();
                case "app" -> app = new AppName(in.text());
                case "region" -> region = new RegionCode(in.text());
                case "spec" -> spec = SpecCodec.read(in);
                case "createdAt" -> createdAt = in.instant();
                case "creationDigest" -> creationDigest = in.text();
                case "status" -> status = StatusCodec.read(in);
                default -> in.skip();
            }
        }
        return new Machine(
                required("id", id),
                required("app", app),
                required("region", region),
                required("spec", spec),
                required("createdAt", createdAt),
                required("creationDigest", creationDigest),
                required("status", status));
    }
}
