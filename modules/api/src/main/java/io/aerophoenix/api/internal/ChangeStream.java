package io.aerophoenix.api.internal;

import io.aerophoenix.api.ChangeBody;
import io.aerophoenix.api.MissedBody;
import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.MachineEvent;
import io.aerophoenix.http.RefusedException;
import io.aerophoenix.lifecycle.EventListener;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The region's changes as one client follows them, until its session ends.
///
/// Two threads: the region's, which brings changes, and the request's, which writes them. Between them lies one batch
/// at most; a client that reads slowly makes the region's thread wait, and everything else stays where it is kept.
final class ChangeStream implements StreamingOutput {
    private final Session session;
    private final @Nullable Long after;
    private final Predicate<MachineEvent> wanted;

    /// @param after the position after which to begin; null for "from now on"
    ChangeStream(Session session, @Nullable Long after, Predicate<MachineEvent> wanted) {
        this.session = session;
        this.after = after;
        this.wanted = wanted;
    }

    /// @throws RefusedException before anything is written, when the door refuses
    @Override
    public void write(OutputStream out) throws IOException {
        var writer = session.writer(out);
        var handover = new Handover(writer);
        try (var _ = session.visitor().ask(new Query.WatchEvents(after, handover))) {
            writer.comment("following");
            while (session.goesOn()) {
                pass(handover.next(), writer);
            }
        } catch (InterruptedException e) {
            writer.interrupted();
        } finally {
            handover.end();
        }
    }

    private void pass(@Nullable News news, SseWriter writer) throws IOException {
        switch (news) {
            case null -> writer.comment("alive");
            case Missed(var oldestKept) -> writer.event("missed", "", new MissedBody(oldestKept));
            case Changes(var events) -> {
                for (var event : events) {
                    if (wanted.test(event)) {
                        var id = Long.toString(event.position());
                        writer.event("change", id, ChangeBody.of(event, session.visitor().now()));
                    }
                }
            }
        }
    }

    private sealed interface News {}

    private record Changes(List<MachineEvent> events) implements News {}

    private record Missed(long oldestKept) implements News {}

    /// Where the region's thread leaves its news for the request's.
    private final class Handover implements EventListener {
        private final BlockingQueue<News> slot = new ArrayBlockingQueue<>(1);
        private final SseWriter writer;
        private volatile boolean ended;

        Handover(SseWriter writer) {
            this.writer = writer;
        }

        @Override
        public void changed(List<MachineEvent> events) {
            leave(new Changes(events));
        }

        @Override
        public void missed(long oldestKept) {
            leave(new Missed(oldestKept));
        }

        private void leave(News news) {
            try {
                while (!ended
                        && !slot.offer(news, session.heartbeatMillis(), TimeUnit.MILLISECONDS)) {
                    writer.dropIfStalled();
                }
            } catch (InterruptedException e) {
                // The region lets go of this listener; so does the request, when it looks next.
                Thread.currentThread().interrupt();
            }
        }

        /// Null when there was none for the length of a heartbeat.
        @Nullable News next() throws InterruptedException {
            return slot.poll(session.heartbeatMillis(), TimeUnit.MILLISECONDS);
        }

        void end() {
            ended = true;
            slot.clear();
        }
    }
}
