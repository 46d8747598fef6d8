package io.aerophoenix.lifecycle;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Messages for one actor, handled one after the other, by a virtual thread that exists only while there are some.
final class Mailbox<M> {
    private final Executor threads;
    private final Consumer<M> handler;
    private final Queue<M> messages = new ArrayDeque<>();
    private boolean drained = true;

    Mailbox(Executor threads, Consumer<M> handler) {
        this.threads = threads;
        this.handler = handler;
    }

    /// Takes a message, unless `most` wait already.
    boolean offer(M message, int most) {
        boolean idle;
        synchronized (this) {
            if (messages.size() >= most) {
                return false;
            }
            messages.add(message);
            idle = drained;
            drained = false;
        }
        if (idle) {
            threads.execute(this::drain);
        }
        return true;
    }

    private void drain() {
        for (var message = take(); message != null; message = take()) {
            handler.accept(message);
        }
    }

    private synchronized @Nullable M take() {
        var message = messages.poll();
        drained = message == null;
        return message;
    }
}
