package io.aerophoenix.fly;

import io.aerophoenix.control.Control;
import io.aerophoenix.control.Request;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// The real door, with a look at what passes, and refusals where a test wants one that is hard to bring about.
final class InterposedControl implements Control {
    private final Control door;
    private final List<Request<?>> asked = new CopyOnWriteArrayList<>();
    private final Map<Class<?>, Function<Request<?>, Answer<?>>> answers =
            new ConcurrentHashMap<>();

    InterposedControl(Control door) {
        this.door = door;
    }

    @Override
    public <T> Answer<T> handle(Caller caller, Request<T> request) {
        asked.add(request);
        var answer = answers.get(request.getClass());
        return answer == null ? door.handle(caller, request) : scripted(answer, request);
    }

    /// Requests of one kind are refused so, until [#reset].
    void refuse(Class<? extends Request<?>> kind, Refusal refusal) {
        answers.put(kind, _ -> new Answer.Refused<>(refusal));
    }

    /// Requests of one kind are answered so, until [#reset].
    <T, R extends Request<T>> void answer(Class<R> kind, Function<R, Answer<T>> answer) {
        answers.put(kind, request -> answer.apply(kind.cast(request)));
    }

    /// What has been asked since [#reset].
    List<Request<?>> asked() {
        return asked;
    }

    /// The latest request of a kind since [#reset].
    <R> R latest(Class<R> kind) {
        return asked.reversed().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody asked for a " + kind));
    }

    void reset() {
        answers.clear();
        asked.clear();
    }

    @SuppressWarnings("unchecked") // the types of requests and answers are those of answer()
    private static <T> Answer<T> scripted(
            Function<Request<?>, Answer<?>> answer, Request<T> request) {
        return (Answer<T>) answer.apply(request);
    }
}
