package io.aerophoenix.control;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.KeyedRequest;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.lifecycle.Lifecycle;
import io.aerophoenix.lifecycle.QuarantineException;
import io.aerophoenix.lifecycle.Wish;
import io.aerophoenix.security.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Does what is done to workloads, with its story in their machines' histories; under an idempotency key, once. Thread-safe.
final class Deeds {
    private static final String DONE = "done ";
    private static final String FAILED = "failed ";

    private final Engine engine;
    private final Lifecycle lifecycle;
    private final Map<Handle, UnderWay> underWay = new ConcurrentHashMap<>();

    Deeds(Engine engine, Lifecycle lifecycle) {
        this.engine = engine;
        this.lifecycle = lifecycle;
    }

    /// @param ask asks the driver
    <T> Answer<T> carryOut(
            MachineId machine,
            Deed<T> deed,
            Precondition given,
            Caller caller,
            Supplier<Answer<T>> ask) {
        var order = new Order<>(machine, deed, given, caller, ask);
        var key = given.key();
        return key == null
                ? perform(order, null)
                : once(order, Digests.keyed(key, caller, deed.request()));
    }

    /// A repeat that comes while the first is under way waits for it.
    private <T> Answer<T> once(Order<T> order, KeyedRequest keyed) {
        var handle = new Handle(order.machine, keyed.key());
        var mine = new UnderWay(keyed.request(), new CompletableFuture<>());
        var first = underWay.putIfAbsent(handle, mine);
        if (first != null) {
            return first.request.equals(keyed.request())
                    ? answerOf(first)
                    : conflict(order.machine);
        }
        try {
            var answer = recalled(order, keyed).orElseGet(() -> perform(order, keyed));
            mine.answer.complete(answer);
            return answer;
        } finally {
            underWay.remove(handle, mine);
            // Of no consequence where it has been answered.
            mine.answer.completeExceptionally(
                    new IllegalStateException("the first of these requests failed"));
        }
    }

    @SuppressWarnings(
            "unchecked") // requests with one fingerprint are of one kind, and so are their answers
    private static <T> Answer<T> answerOf(UnderWay first) {
        return (Answer<T>) first.answer.join();
    }

    private <T> Optional<Answer<T>> recalled(Order<T> order, KeyedRequest keyed) {
        try {
            return lifecycle
                    .earlier(order.machine, keyed)
                    .map(earlier ->
                            earlier.request().equals(keyed.request())
                                    ? recalled(order, earlier.outcome())
                                    : conflict(order.machine));
        } catch (QuarantineException e) {
            return Optional.of(
                    Answer.refused(ErrorCode.QUARANTINED, String.valueOf(e.getMessage())));
        }
    }

    private static <T> Answer<T> recalled(Order<T> order, @Nullable String outcome) {
        if (outcome == null) {
            return Answer.refused(
                    ErrorCode.PRECONDITION_FAILED,
                    "this was asked of %s before with the same idempotency key, and nobody knows what became of it: the region may have ended meanwhile. Look at the workload, and use a new key to have it done again"
                            .formatted(order.machine));
        }
        return outcome.startsWith(FAILED)
                ? Answer.refused(ErrorCode.DRIVER_FAILED, outcome.substring(FAILED.length()))
                : order.deed.recall().apply(outcome.substring(DONE.length()));
    }

    private static <T> Answer<T> conflict(MachineId machine) {
        return new Answer.Refused<>(
                new Refusal(
                        ErrorCode.IDEMPOTENCY_CONFLICT,
                        "this idempotency key has asked something else of %s before; use a new key for a new request"
                                .formatted(machine),
                        Map.of("machine", machine.value())));
    }

    private <T> Answer<T> perform(Order<T> order, @Nullable KeyedRequest keyed) {
        var note = new Wish.Remember(order.deed.kind(), order.deed.asked());
        var noted = engine.tell(order.machine, note, order.given, order.caller, keyed);
        return noted.then(_ -> concluded(order, keyed, order.ask.get()));
    }

    private <T> Answer<T> concluded(
            Order<T> order, @Nullable KeyedRequest keyed, Answer<T> answer) {
        switch (answer) {
            case Answer.Done<T>(var value) -> {
                if (keyed != null) {
                    var words = DONE + order.deed.words().apply(value);
                    conclude(order, null, keyed.withOutcome(words));
                }
            }
            case Answer.Refused<T>(var refusal) -> {
                if (refusal.code() == ErrorCode.DRIVER_FAILED) {
                    conclude(
                            order,
                            order.deed.undone() + ": " + refusal.message(),
                            keyed == null ? null : keyed.withOutcome(FAILED + refusal.message()));
                }
            }
        }
        return answer;
    }

    /// What cannot be written down now is not known later; the answer stands all the same.
    private void conclude(Order<?> order, @Nullable String text, @Nullable KeyedRequest outcome) {
        var wish = new Wish.Outcome(order.deed.kind(), text);
        var _ = engine.tell(order.machine, wish, Precondition.NONE, order.caller, outcome);
    }

    private record Handle(MachineId machine, String key) {}

    private record UnderWay(String request, CompletableFuture<Answer<?>> answer) {}

    private record Order<T>(
            MachineId machine,
            Deed<T> deed,
            Precondition given,
            Caller caller,
            Supplier<Answer<T>> ask) {}
}
