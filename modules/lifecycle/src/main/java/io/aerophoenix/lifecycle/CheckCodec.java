package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.JsonSource.required;

import io.aerophoenix.fleet.HealthCheck;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A health check as JSON.
final class CheckCodec {
    private CheckCodec() {}

    static void write(HealthCheck check, JsonSink out) {
        out.begin();
        out.text("name", check.name());
        out.field("probe", check.probe(), ProbeCodec::write);
        out.duration("interval", check.interval());
        out.duration("timeout", check.timeout());
        out.duration("grace", check.grace());
        out.number("failures", check.failures());
        out.number("successes", check.successes());
        out.word("then", check.then());
        out.end();
    }

    static HealthCheck read(JsonSource in) {
        @Nullable String name = null;
        HealthCheck.@Nullable Probe probe = null;
        @Nullable Duration interval = null;
        @Nullable Duration timeout = null;
        @Nullable Duration grace = null;
        int failures = 0;
        int successes = 0;
        HealthCheck.@Nullable Then then = null;
        in.begin();
        for (var field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "name" -> name = in.text();
                case "probe" -> probe = ProbeCodec.read(in);
                case "interval" -> interval = in.duration();
                case "timeout" -> timeout = in.duration();
                case "grace" -> grace = in.duration();
                case "failures" -> failures = in.smallNumber();
                case "successes" -> successes = in.smallNumber();
                case "then" -> then = in.word(HealthCheck.Then.class);
                default -> in.skip();
            }
        }
        return new HealthCheck(
                required("name", name),
                required("probe", probe),
                required("interval", interval),
                required("timeout", timeout),
                required("grace", grace),
                failures,
                successes,
                required("then", then));
    }
}
