package io.aerophoenix.console;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.lifecycle.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Who listens to something of a [FakeRegion].
final class Listeners<L> {
    private final List<L> all = new CopyOnWriteArrayList<>();

    Answer<Subscription> add(L listener) {
        all.add(listener);
        return new Answer.Done<>(() -> all.remove(listener));
    }

    void each(Consumer<L> telling) {
        all.forEach(telling);
    }

    int count() {
        return all.size();
    }
}
