package io.aerophoenix.console.internal;

import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.lifecycle.MachineFilter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which machines the operator wants to see, as they typed it and as the address bar keeps it.
///
/// @param text part of a name, an id or an app; empty for all
/// @param state a state's word; empty for all but terminated
/// @param app an app's whole name; empty for all
record MachineChoice(String text, String state, String app) {
    static final MachineChoice ALL = new MachineChoice("", "", "");

    /// The choice that an address such as `?state=running&q=web` stands for; what it does not know, it leaves out.
    static MachineChoice of(Map<String, String> parameters) {
        var state = parameters.getOrDefault("state", "");
        return new MachineChoice(
                parameters.getOrDefault("q", ""),
                MachineState.ofWord(state).isPresent() ? state : "",
                parameters.getOrDefault("app", ""));
    }

    Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        put(parameters, "state", state);
        put(parameters, "app", app);
        put(parameters, "q", text);
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.put(name, value);
        }
    }

    boolean isEverything() {
        return equals(ALL);
    }

    /// Empty when no app can have such a name.
    Optional<MachineFilter> filter() {
        try {
            return Optional.of(
                    new MachineFilter(
                            app.isEmpty() ? null : new AppName(app),
                            null,
                            MachineState.ofWord(state).map(Set::of).orElse(Set.of()),
                            text.strip().toLowerCase(Locale.ROOT),
                            Map.of()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
