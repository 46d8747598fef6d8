package io.aerophoenix.api.internal;

import io.aerophoenix.api.LogsBody;
import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.http.RefusedException;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// A machine's log as one client follows it, until its session ends or the machine is gone.
///
/// Lines stay where the driver keeps them until the client has read those before.
final class LogStream implements StreamingOutput {
    private final Session session;
    private final MachineId machine;
    private final String after;
    private final int linesPerEvent;

    LogStream(Session session, MachineId machine, String after, int linesPerEvent) {
        this.session = session;
        this.machine = machine;
        this.after = after;
        this.linesPerEvent = linesPerEvent;
    }

    /// @throws RefusedException before anything is written, when the door refuses
    @Override
    public void write(OutputStream out) throws IOException {
        var writer = session.writer(out);
        var more = new ArrayBlockingQueue<Signal>(1);
        Runnable signal =
                () -> {
                    if (!more.offer(Signal.MORE)) {
                        writer.dropIfStalled();
                    }
                };
        try (var _ = session.visitor().ask(new Query.FollowLogs(machine, signal))) {
            // Whether this is a cursor at all can be said by a status only before anything else is.
            session.visitor().ask(new Query.ReadLogs(machine, after, 1));
            writer.comment("following");
            followUntilRefused(writer, more);
        } catch (InterruptedException e) {
            writer.interrupted();
        }
    }

    /// What is refused later on, because the machine is gone, ends the stream with a problem as its last event.
    private void followUntilRefused(SseWriter writer, BlockingQueue<Signal> more)
            throws IOException, InterruptedException {
        try {
            follow(writer, more);
        } catch (RefusedException e) {
            writer.event("problem", "", Problems.of(e.refusal()));
        }
    }

    private void follow(SseWriter writer, BlockingQueue<Signal> more)
            throws IOException, InterruptedException {
        var cursor = after;
        while (session.goesOn()) {
            cursor = catchUp(writer, cursor);
            if (more.poll(session.heartbeatMillis(), TimeUnit.MILLISECONDS) == null) {
                writer.comment("alive");
            }
        }
    }

    /// Writes all that there is now, and answers where that ends.
    private String catchUp(SseWriter writer, String from) throws IOException {
        var cursor = from;
        while (session.goesOn()) {
            var page = session.visitor().ask(new Query.ReadLogs(machine, cursor, linesPerEvent));
            cursor = page.next();
            if (page.lines().isEmpty()) {
                break;
            }
            writer.event("lines", cursor, LogsBody.of(page));
        }
        return cursor;
    }

    private enum Signal {
        MORE
    }
}
