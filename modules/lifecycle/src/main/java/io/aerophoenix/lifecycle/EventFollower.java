package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.MachineEvent;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings one listener the changes after a position, on a virtual thread of its own: from the journal as long as they
/// are too old for memory, then as they come.
final class EventFollower implements Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(EventFollower.class);
    private static final int BATCH = 256;

    private final EventLog recent;
    private final Archive archive;
    private final EventListener listener;
    private final Thread thread;
    private long after;

    private EventFollower(EventLog recent, Archive archive, long after, EventListener listener) {
        this.recent = recent;
        this.archive = archive;
        this.after = after;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("event-follower").unstarted(this::run);
    }

    static EventFollower start(
            EventLog recent, Archive archive, long after, EventListener listener) {
        var follower = new EventFollower(recent, archive, after, listener);
        follower.thread.start();
        return follower;
    }

    private void run() {
        try {
            returnFromTheFuture();
            while (!Thread.currentThread().isInterrupted()) {
                var events = recent.next(after, BATCH);
                deliver(events.isEmpty() ? archived() : events);
            }
        } catch (InterruptedException e) {
            // Closed.
        } catch (RuntimeException e) {
            LOG.warn("A follower of events failed and is dropped", e);
        }
    }

    // A position that was never given, as after the journal was replaced: waiting for it would be
    // waiting in silence.
    private void returnFromTheFuture() {
        long last = recent.last();
        if (after > last) {
            listener.missed(last + 1);
            after = last;
        }
    }

    private void deliver(List<MachineEvent> events) {
        if (!events.isEmpty()) {
            listener.changed(events);
            after = events.getLast().position();
        }
    }

    private List<MachineEvent> archived() {
        var events = archive.after(after, BATCH);
        long oldest = events.isEmpty() ? recent.last() + 1 : events.getFirst().position();
        if (oldest > after + 1) {
            listener.missed(oldest);
            after = oldest - 1;
        }
        return events;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    /// What the journal still has.
    interface Archive {
        /// The events after a position, the oldest first.
        List<MachineEvent> after(long position, int limit);
    }
}
