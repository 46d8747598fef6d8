package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.JsonSource.required;

import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.Instance.Limit;
import io.aerophoenix.fleet.IntentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One life of a workload as JSON.
final class InstanceCodec {
    private InstanceCodec() {}

    static void write(Instance instance, JsonSink out) {
        out.begin();
        out.intent("startedBy", instance.startedBy());
        out.instant("startedAt", instance.startedAt());
        out.number("pid", instance.pid());
        out.list("limits", instance.limits(), InstanceCodec::write);
        out.end();
    }

    private static void write(Limit limit, JsonSink out) {
        out.begin();
        out.text("resource", limit.resource());
        out.fraction("value", limit.value());
        out.text("by", limit.by());
        out.end();
    }

    static Instance read(JsonSource in) {
        @Nullable IntentId startedBy = null;
        @Nullable Instant startedAt = null;
        @Nullable Long pid = null;
        List<Limit> limits = List.of();
        in.begin();
        for (var field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "startedBy" -> startedBy = in.intent();
                case "startedAt" -> startedAt = in.instant();
                case "pid" -> pid = in.number();
                case "limits" -> limits = in.list(InstanceCodec::readLimit);
                default -> in.skip();
            }
        }
        return new Instance(
                required("startedBy", startedBy), required("startedAt", startedAt), pid, limits);
    }

    private static Limit readLimit(JsonSource in) {
        @Nullable String resource = null;
        @Nullable Double value = null;
        @Nullable String by = null;
        in.begin();
        for (var field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "resource" -> resource = in.text();
                case "value" -> value = in.fraction();
                case "by" -> by = in.text();
                default -> in.skip();
            }
        }
        return new Limit(required("resource", resource), value, required("by", by));
    }
}
