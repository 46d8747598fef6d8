package io.aerophoenix.console.internal;

import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.lifecycle.MachineFilter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which machines the operator wants to see, as they typed it and as the address bar keeps it.
///
/// @param text part of a name, an id or an app; empty for all
/// @param state a state's word; empty for all but terminated
/// @param app an app's whole name; empty for all
/// @param labels such as `team:payments, tier:gold`, all of which a machine must have; empty for all
record MachineChoice(String text, String state, String app, String labels) {
    static final MachineChoice ALL = new MachineChoice("", "", "", "");

    /// The choice that an address such as `?state=running&q=web` stands for; what it does not know, it leaves out.
    static MachineChoice of(Map<String, String> parameters) {
        var state = parameters.getOrDefault("state", "");
        return new MachineChoice(
                parameters.getOrDefault("q", ""),
                MachineState.ofWord(state).isPresent() ? state : "",
                parameters.getOrDefault("app", ""),
                parameters.getOrDefault("label", ""));
    }

    Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        put(parameters, "state", state);
        put(parameters, "app", app);
        put(parameters, "label", labels);
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

    /// @throws IllegalArgumentException with a sentence for the operator, when nothing could ever be chosen so
    MachineFilter filter() {
        return new MachineFilter(
                app.isEmpty() ? null : appName(),
                null,
                MachineState.ofWord(state).map(Set::of).orElse(Set.of()),
                text.strip().toLowerCase(Locale.ROOT),
                wantedLabels());
    }

    private AppName appName() {
        try {
            return new AppName(app);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "No app can be called '%s': lower-case letters, digits and inner hyphens"
                            .formatted(app),
                    e);
        }
    }

    private Map<String, String> wantedLabels() {
        var wanted = new HashMap<String, String>();
        for (var label : labels.split(",", -1)) {
            if (!label.isBlank()) {
                putLabel(wanted, label.strip());
            }
        }
        return wanted;
    }

    private static void putLabel(Map<String, String> wanted, String label) {
        int colon = label.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(
                    "'%s' is no label: write key:value, several with commas between"
                            .formatted(label));
        }
        wanted.put(label.substring(0, colon).strip(), label.substring(colon + 1).strip());
    }
}
