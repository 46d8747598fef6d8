package io.aerophoenix.http;

import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is wrong with a request. Faults are gathered while it is read, so that the client hears of all at once.
public final class Faults {
    /// Enough to mend a request by; a hostile one does not get an answer larger than itself.
    private static final int MOST = 100;

    private static final int LONGEST_NAME = 100;

    private final List<Fault> found = new ArrayList<>();

    public Faults() {}

    public void add(String field, String message) {
        if (found.size() < MOST) {
            found.add(new Fault(shortened(field), message));
        }
    }

    /// Notes what a value's own check objects to; null then.
    public <T> @Nullable T checked(String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            add(field, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /// @throws RefusedException when anything was found
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw refusal();
        }
    }

    private RefusedException refusal() {
        return new RefusedException(
                new Refusal(ErrorCode.INVALID_REQUEST, sentence(), Map.of("errors", found)));
    }

    public static RefusedException refusal(String field, String message) {
        var faults = new Faults();
        faults.add(field, message);
        return faults.refusal();
    }

    private String sentence() {
        var first = found.getFirst();
        var sentence = first.field() + ": " + first.message();
        return found.size() == 1
                ? sentence
                : "%s (and %d more, see errors)".formatted(sentence, found.size() - 1);
    }

    private static String shortened(String field) {
        return field.length() <= LONGEST_NAME ? field : field.substring(0, LONGEST_NAME) + "…";
    }
}
