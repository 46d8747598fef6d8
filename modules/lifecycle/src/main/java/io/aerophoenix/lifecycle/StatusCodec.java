package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.JsonSource.required;

import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.Lease;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.MachineStatus;
import io.aerophoenix.fleet.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a machine stands, as JSON.
final class StatusCodec {
    private StatusCodec() {}

    static void write(MachineStatus status, JsonSink out) {
        out.begin();
        out.word("state", status.state());
        out.number("version", status.version());
        out.number("step", status.step());
        out.instant("updatedAt", status.updatedAt());
        out.field("instance", status.instance(), InstanceCodec::write);
        out.field("lastExit", status.lastExit(), ExitCodec::write);
        out.text("lastError", status.lastError());
        out.field("operation", status.operation(), OperationCodec::write);
        out.instant("restartAt", status.restartAt());
        out.number("restarts", status.restarts());
        out.truth("cordoned", status.cordoned());
        out.number("configured", status.configured());
        out.field("lease", status.lease(), LeaseCodec::write);
        out.end();
    }

    static MachineStatus read(JsonSource in) {
        @Nullable MachineState state = null;
        long version = 0;
        long step = 0;
        @Nullable Instant updatedAt = null;
        @Nullable Instance instance = null;
        @Nullable Exit lastExit = null;
        @Nullable String lastError = null;
        @Nullable Operation operation = null;
        @Nullable Instant restartAt = null;
        int restarts = 0;
        boolean cordoned = false;
        long configured = 1;
        @Nullable Lease lease = null;
        in.begin();
        for (var field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "state" -> state = in.word(MachineState.class);
                case "version" -> version = in.number();
                case "step" -> step = in.number();
                case "updatedAt" -> updatedAt = in.instant();
                case "instance" -> instance = InstanceCodec.read(in);
                case "lastExit" -> lastExit = ExitCodec.read(in);
                case "lastError" -> lastError = in.text();
                case "operation" -> operation = OperationCodec.read(in);
                case "restartAt" -> restartAt = in.instant();
                case "restarts" -> restarts = in.smallNumber();
                case "cordoned" -> cordoned = in.truth();
                case "configured" -> configured = in.number();
                case "lease" -> lease = LeaseCodec.read(in);
                default -> in.skip();
            }
        }
        return new MachineStatus(
                required("state", state),
                version,
                step,
                required("updatedAt", updatedAt),
                instance,
                lastExit,
                lastError,
                operation,
                restartAt,
                restarts,
                cordoned,
                configured,
                lease);
    }
}
