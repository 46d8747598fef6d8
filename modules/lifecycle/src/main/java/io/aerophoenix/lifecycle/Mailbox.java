package io.aerophoenix.lifecycle;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Messages that wait for one actor, and whether a thread sees to them. Not thread-safe: its owner's lock guards it.
final class Mailbox<M> {
    private static final int USUALLY_ENOUGH = 3;

    private final Deque<M> messages = new ArrayDeque<>(USUALLY_ENOUGH);
    private boolean attended;
    private boolean held;

    /// Takes a message, unless `most` wait already.
    boolean add(M message, int most) {
        return messages.size() < most && messages.add(message);
    }

    void addFirst(M message) {
        messages.addFirst(message);
    }

    /// Whether the caller has to see to the messages from now on: there are some, and nobody else does.
    boolean attend() {
        if (attended || held || messages.isEmpty()) {
            return false;
        }
        attended = true;
        return true;
    }

    /// For whoever attends. Null when there is nothing more to do: then they attend no longer.
    @Nullable M take() {
        var message = held ? null : messages.poll();
        attended = message != null;
        return message;
    }

    /// Whoever attends has something else to do.
    void leave() {
        attended = false;
    }

    /// Messages only wait from now on.
    void hold() {
        held = true;
    }

    void release() {
        held = false;
    }

    boolean isQuiet() {
        return !attended && !held && messages.isEmpty();
    }
}
