package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.JsonSource.required;

import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The small parts of a spec as JSON: what it takes up, when it is started again, and how it is stopped.
final class PolicyCodec {
    private PolicyCodec() {}

    static void write(Resources resources, JsonSink out) {
        out.begin();
        out.fraction("cpus", resources.cpus());
        out.number("memoryMb", resources.memoryMb());
        out.end();
    }

    static Resources readResources(JsonSource in) {
        double cpus = 0;
        long memoryMb = 0;
        in.begin();
        for (var field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "cpus" -> cpus = in.fraction();
                case "memoryMb" -> memoryMb = in.number();
                default -> in.skip();
            }
        }
        return new Resources(cpus, memoryMb);
    }

    static void write(RestartPolicy restart, JsonSink out) {
        out.begin();
        out.word("mode", restart.mode());
        out.number("maxRetries", restart.maxRetries());
        out.end();
    }

    static RestartPolicy readRestart(JsonSource in) {
        RestartPolicy.@Nullable Mode mode = null;
        int maxRetries = 0;
        in.begin();
        for (var field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "mode" -> mode = in.word(RestartPolicy.Mode.class);
                case "maxRetries" -> maxRetries = in.smallNumber();
                default -> in.skip();
            }
        }
        return new RestartPolicy(required("mode", mode), maxRetries);
    }

    static void write(StopPolicy stop, JsonSink out) {
        out.begin();
        out.text("signal", stop.signal());
        out.duration("grace", stop.grace());
        out.end();
    }

    static StopPolicy readStop(JsonSource in) {
        @Nullable String signal = null;
        @Nullable Duration grace = null;
        in.begin();
        for (var field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "signal" -> signal = in.text();
                case "grace" -> grace = in.duration();
                default -> in.skip();
            }
        }
        return new StopPolicy(required("signal", signal), required("grace", grace));
    }
}
