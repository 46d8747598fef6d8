package io.aerophoenix.region;

import java.util.HashMap;
import java.util.Map;

/// A request to create a machine, which may be sent more than once.
///
/// @param key its idempotency key, and the machine's name
/// @param body what is asked for beside the name
record NewMachine(String app, String key, Map<String, Object> body) {
    NewMachine {
        body = Map.copyOf(body);
    }

    static NewMachine simulated(String name, Map<String, String> behaviour) {
        return new NewMachine(
                "crash", name, Map.of("driver", "simulator", "metadata", Map.copyOf(behaviour)));
    }

    /// A process that runs a script of the shell.
    static NewMachine script(String name, String script) {
        return new NewMachine(
                "crash",
                name,
                Map.of(
                        "driver",
                        "process",
                        "command",
                        new String[] {"sh", "-c", script},
                        "resources",
                        Map.of("cpus", 0.5, "memoryMb", 64)));
    }

    NewMachine with(String field, Object value) {
        var more = new HashMap<>(body);
        more.put(field, value);
        return new NewMachine(app, key, more);
    }

    Map<String, Object> document() {
        return with("name", key).body;
    }
}
