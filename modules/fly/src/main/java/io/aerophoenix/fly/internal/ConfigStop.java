package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.StopPolicy;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/// How something is to be stopped: as a config says for good, or a request for once.
final class ConfigStop {
    /// As in the original.
    private static final StopPolicy DEFAULT = new StopPolicy("SIGINT", Duration.ofSeconds(5));

    private ConfigStop() {}

    static StopPolicy of(ConfigFields config) {
        return over(DEFAULT, config.within("stop_config"));
    }

    /// What the fields say, and for what they leave open, what was said before.
    static StopPolicy over(StopPolicy before, ConfigFields stop) {
        var grace = stop.duration("timeout", before.grace());
        var signal = stop.text("signal", before.signal());
        return stop.checked("stop", () -> new StopPolicy(signal, grace));
    }

    static void write(StopPolicy stop, ObjectNode into) {
        into.put("signal", stop.signal());
        into.put("timeout", GoDuration.text(stop.grace()));
    }
}
