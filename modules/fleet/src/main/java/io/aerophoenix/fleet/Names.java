package io.aerophoenix.fleet;

import java.util.regex.Pattern;

/// The one rule for names that people give: apps, machines, regions.
final class Names {
    static final String RULE =
            "1 to 63 characters: lower-case letters, digits and inner hyphens, starting with a letter";

    private static final Pattern LABEL = Pattern.compile("[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private Names() {}

    static String checked(String what, String value) {
        if (!LABEL.matcher(value).matches()) {
            throw new IllegalArgumentException("%s must be %s".formatted(what, RULE));
        }
        return value;
    }
}
