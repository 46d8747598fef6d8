package io.aerophoenix.region;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Whether an answer has what is expected in it.
///
/// Of an object, the fields that are expected have to be there and alike. Of a list, the first items have to be alike,
/// and nothing is in it where nothing is expected. A text that begins with `~` is a pattern that occurs in the other.
final class Likeness {
    private Likeness() {}

    /// @param place where in the answer, for the failure's message
    static void check(JsonNode expected, JsonNode answer, String place) {
        if (expected.isObject()) {
            expected.properties()
                    .forEach(it ->
                            check(
                                    it.getValue(),
                                    answer.path(it.getKey()),
                                    place + "/" + it.getKey()));
        } else if (expected.isArray() && !expected.isEmpty()) {
            for (int i = 0; i < expected.size(); i++) {
                check(expected.get(i), answer.path(i), place + "/" + i);
            }
        } else if (!isAlike(expected, answer)) {
            throw new AssertionError(
                    "expected %s at %s, not %s".formatted(expected, place, answer));
        }
    }

    static boolean holds(JsonNode expected, JsonNode answer) {
        try {
            check(expected, answer, "");
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    private static boolean isAlike(JsonNode expected, JsonNode answer) {
        var text = expected.asString("");
        return text.startsWith("~")
                ? Pattern.compile(text.substring(1)).matcher(answer.asString("")).find()
                : expected.equals(answer);
    }
}
