package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Where a region says no before anything has happened: when its journal cannot be written, or when it has as much to do
/// as it takes on. What has been let in comes to its end. Thread-safe.
final class Gate {
    private static final int RETRY_AFTER_SECONDS = 1;

    private final Surroundings region;
    private final int most;
    private final AtomicInteger inFlight = new AtomicInteger();

    Gate(Surroundings region) {
        this.region = region;
        this.most = region.settings().mostInFlight();
    }

    int inFlight() {
        return inFlight.get();
    }

    /// The answer to a request, if it is let in; otherwise why not.
    ///
    /// @return gives up nothing but itself: a caller that cancels it does not make room
    CompletableFuture<Answer<Machine>> letIn(Supplier<CompletableFuture<Answer<Machine>>> request) {
        var refusal = trouble().or(this::enter);
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(new Answer.Refused<>(refusal.get()));
        }
        // Whoever has an answer is not in flight any more: the answer comes after the count.
        return request.get().whenComplete((_, _) -> inFlight.decrementAndGet()).copy();
    }

    private Optional<Refusal> trouble() {
        return region.wal().trouble().map(why -> Refusal.of(ErrorCode.STORAGE_FAILED, why));
    }

    private Optional<Refusal> enter() {
        if (region.wal().crowded()) {
            return Optional.of(
                    overloaded("more changes wait for the disk than memory is set aside for"));
        }
        if (inFlight.incrementAndGet() > most) {
            inFlight.decrementAndGet();
            return Optional.of(overloaded("%d requests are under way already".formatted(most)));
        }
        return Optional.empty();
    }

    private Refusal overloaded(String why) {
        region.tally().overloaded.increment();
        return tooMuch(why + "; nothing was changed: try again in a moment");
    }

    static Refusal tooMuch(String message) {
        return new Refusal(
                ErrorCode.OVERLOADED, message, Map.of("retryAfterSeconds", RETRY_AFTER_SECONDS));
    }
}
