package io.aerophoenix.console.internal;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.lifecycle.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one page listens to, closed together with it.
final class Subscriptions implements AutoCloseable {
    private final List<Subscription> open = new ArrayList<>();
    private boolean closed;

    /// Keeps what was granted, or closes it at once when the page has gone meanwhile.
    ///
    /// @return the sentence of the refusal, if it was refused
    Optional<String> keep(Answer<Subscription> answer) {
        return switch (answer) {
            case Answer.Done<Subscription>(var subscription) -> {
                keep(subscription);
                yield Optional.empty();
            }
            case Answer.Refused<Subscription>(var refusal) -> Optional.of(refusal.message());
        };
    }

    synchronized void keep(Subscription subscription) {
        if (closed) {
            subscription.close();
        } else {
            open.add(subscription);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        open.forEach(Subscription::close);
        open.clear();
    }
}
