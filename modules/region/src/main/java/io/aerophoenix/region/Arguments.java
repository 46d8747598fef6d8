package io.aerophoenix.region;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The arguments of a program: `--name value`, each name at most once.
final class Arguments {
    private final Map<String, String> values;

    private Arguments(Map<String, String> values) {
        this.values = values;
    }

    /// @throws IllegalArgumentException when a name is unknown, comes twice, or has no value
    static Arguments parse(String[] arguments, List<String> known) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < arguments.length; i += 2) {
            var name = arguments[i];
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "there is no argument '%s'; known are %s"
                                .formatted(name, String.join(", ", known)));
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("%s wants a value".formatted(name));
            }
            if (values.put(name, arguments[i + 1]) != null) {
                throw new IllegalArgumentException("%s is given twice".formatted(name));
            }
        }
        return new Arguments(values);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String get(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise) {
        var text = get(name, Integer.toString(otherwise));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s wants a number, not '%s'".formatted(name, text), e);
        }
    }
}
