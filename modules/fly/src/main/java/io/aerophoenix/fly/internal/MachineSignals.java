package io.aerophoenix.fly.internal;

import io.aerophoenix.http.Faults;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.Signals;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Signals by the numbers by which clients of this API know them: those of Linux on the usual processors.
final class MachineSignals {
    private static final Map<Integer, String> NAMES =
            Map.ofEntries(
                    Map.entry(1, "SIGHUP"),
                    Map.entry(2, "SIGINT"),
                    Map.entry(3, "SIGQUIT"),
                    Map.entry(4, "SIGILL"),
                    Map.entry(5, "SIGTRAP"),
                    Map.entry(6, "SIGABRT"),
                    Map.entry(7, "SIGBUS"),
                    Map.entry(8, "SIGFPE"),
                    Map.entry(9, "SIGKILL"),
                    Map.entry(10, "SIGUSR1"),
                    Map.entry(11, "SIGSEGV"),
                    Map.entry(12, "SIGUSR2"),
                    Map.entry(13, "SIGPIPE"),
                    Map.entry(14, "SIGALRM"),
                    Map.entry(15, "SIGTERM"),
                    Map.entry(24, "SIGXCPU"),
                    Map.entry(25, "SIGXFSZ"));

    private static final String FIELD = "signal";

    private MachineSignals() {}

    /// The name of the signal in a request, which may give its number.
    ///
    /// @throws io.aerophoenix.http.RefusedException when it is none that may be sent
    static String name(ConfigFields body) {
        var value = body.value(FIELD);
        if (value == null) {
            throw Faults.refusal(FIELD, "is required: a signal's name or number, such as SIGHUP");
        }
        try {
            return Signals.named(word(value));
        } catch (DriverException e) {
            throw Faults.refusal(FIELD, String.valueOf(e.getMessage()));
        }
    }

    private static String word(JsonNode value) {
        if (value.isIntegralNumber()) {
            return NAMES.getOrDefault(value.asInt(), value.toString());
        }
        if (!value.isString()) {
            throw ConfigFields.mismatch(value, FIELD, "string");
        }
        return value.stringValue();
    }

    /// 0 where there is none, or one without a number here.
    static int number(@Nullable String name) {
        return NAMES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
    }
}
