package io.aerophoenix.api;

import io.aerophoenix.control.Control;
import io.aerophoenix.control.Query;
import io.aerophoenix.control.Request;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A door that answers as the test says, and remembers what it was asked. Checks capabilities as the real one does.
final class ScriptedControl implements Control {
    private final Map<Class<?>, Function<Request<?>, Answer<?>>> script = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    ScriptedControl() {
        // The platform asks for the region's health before the first test.
        reset();
    }

    record Asked(Caller caller, Request<?> request) {}

    void reset() {
        script.clear();
        asked.clear();
        done(Query.ListRegions.class, List.of());
    }

    <T, R extends Request<T>> void on(Class<R> kind, Function<R, Answer<T>> answer) {
        script.put(kind, request -> answer.apply(kind.cast(request)));
    }

    <T, R extends Request<T>> void done(Class<R> kind, T value) {
        on(kind, _ -> new Answer.Done<>(value));
    }

    Asked last() {
        return asked.getLast();
    }

    List<Asked> asked() {
        return asked;
    }

    @Override
    @SuppressWarnings("unchecked") // The script is typed by request, and so by answer.
    public <T> Answer<T> handle(Caller caller, Request<T> request) {
        asked.add(new Asked(caller, request));
        if (!caller.holds(request.needs())) {
            var needed = request.needs().word();
            return new Answer.Refused<>(
                    new Refusal(ErrorCode.FORBIDDEN, "needs " + needed, Map.of("needs", needed)));
        }
        var answer = script.get(request.getClass());
        if (answer == null) {
            throw new IllegalStateException("the test's script has no answer to " + request);
        }
        return (Answer<T>) answer.apply(request);
    }
}
