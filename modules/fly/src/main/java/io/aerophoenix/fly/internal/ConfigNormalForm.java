package io.aerophoenix.fly.internal;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A config with the values that clients may write in two ways in the one way in which it is shown: durations as texts, and
/// what a service does when nobody calls it by its word.
final class ConfigNormalForm {
    private static final List<String> OF_CHECK = List.of("interval", "timeout", "grace_period");
    private static final String AUTOSTOP = "autostop";

    private ConfigNormalForm() {}

    /// A copy; what it holds of the wrong kind must have been refused before.
    static ObjectNode of(ObjectNode config) {
        var copy = config.deepCopy();
        duration(copy.get("stop_config"), "timeout");
        each(copy.get("checks"), ConfigNormalForm::check);
        each(copy.get("services"), ConfigNormalForm::service);
        return copy;
    }

    private static void service(JsonNode service) {
        if (service instanceof ObjectNode object && object.path(AUTOSTOP).isBoolean()) {
            object.put(AUTOSTOP, object.path(AUTOSTOP).booleanValue() ? "stop" : "off");
        }
        each(service.get("checks"), ConfigNormalForm::check);
    }

    private static void check(JsonNode check) {
        OF_CHECK.forEach(field -> duration(check, field));
    }

    private static void duration(@Nullable JsonNode holder, String field) {
        if (holder instanceof ObjectNode object && object.path(field).isIntegralNumber()) {
            object.put(field, GoDuration.text(GoDuration.of(object.path(field))));
        }
    }

    private static void each(@Nullable JsonNode holder, Consumer<JsonNode> change) {
        if (holder != null) {
            holder.values().forEach(change);
        }
    }
}
