package io.aerophoenix.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Follows a stream of events for ever, across lost connections.
///
/// It resumes after the last event that its reader has taken, so the reader sees each event once. It gives up when
/// [Patience#retries] attempts in a row have brought nothing.
final class EventStream {
    private static final String PROBLEM = "problem";

    private final RegionApi region;
    private final ApiPath path;
    private final Patience patience;
    private final PrintWriter notices;
    private @Nullable String lastId;
    private boolean everConnected;
    private int failures;

    /// @param lastId where to begin, or null to leave that to the region
    /// @param notices hears of lost connections
    EventStream(
            RegionApi region,
            ApiPath path,
            @Nullable String lastId,
            Patience patience,
            PrintWriter notices) {
        this.region = region;
        this.path = path;
        this.lastId = lastId;
        this.patience = patience;
        this.notices = notices;
    }

    /// Takes one event and says whether it wants more.
    interface Reader {
        boolean take(ServerEvent event);
    }

    /// Blocks until the reader has had enough.
    ///
    /// @throws Failure if the region refuses, or stays unreachable
    void follow(Reader reader) {
        while (true) {
            try (var body = region.open(call())) {
                everConnected = true;
                if (readerHasEnough(body, reader)) {
                    return;
                }
                lost(new IOException("the region ended the stream"));
            } catch (IOException e) {
                lost(e);
            }
        }
    }

    private Call call() {
        var call = Call.get(path);
        return lastId == null ? call : call.with("Last-Event-ID", lastId);
    }

    private boolean readerHasEnough(InputStream body, Reader reader) throws IOException {
        var watched = new SilenceWatch(body, patience.silence());
        try (var lines =
                new BufferedReader(new InputStreamReader(watched, StandardCharsets.UTF_8))) {
            for (var event = ServerEvent.next(lines);
                    event != null;
                    event = ServerEvent.next(lines)) {
                refuseProblem(event);
                var wantsMore = reader.take(event);
                if (event.id() != null) {
                    lastId = event.id();
                }
                if (!wantsMore) {
                    return true;
                }
            }
            return false;
        } finally {
            // A heartbeat is enough: the region was there, so the count of attempts begins anew.
            failures = watched.heard() ? 0 : failures;
        }
    }

    /// A stream that cannot go on ends with the reason: the machine is gone, or the token has expired.
    private static void refuseProblem(ServerEvent event) {
        if (PROBLEM.equals(event.name())) {
            throw Failure.refused(new Problem(Json.tree(event.data())), List.of());
        }
    }

    private void lost(IOException e) {
        failures++;
        if (!everConnected || failures > patience.retries()) {
            throw region.failure(e);
        }
        if (failures == 1) {
            notices.println("aeropctl: the connection was lost; resuming.");
        }
        patience.waitBefore(failures);
    }
}
