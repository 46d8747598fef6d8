package io.aerophoenix.console;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.lifecycle.LogPage;
import io.aerophoenix.lifecycle.Subscription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the machines of a [FakeRegion] write.
final class FakeLogs {
    private final Map<MachineId, List<LogPage.LogLine>> logs = new HashMap<>();
    private final Listeners<Runnable> signals = new Listeners<>();

    synchronized void write(MachineId id, String stream, String text) {
        logs.computeIfAbsent(id, _ -> new ArrayList<>()).add(new LogPage.LogLine(stream, text));
        signals.each(Runnable::run);
    }

    synchronized LogPage read(Query.ReadLogs query) {
        var lines = lines(query.machine());
        int from = query.after().isEmpty() ? 0 : Integer.parseInt(query.after());
        int to = Math.min(lines.size(), from + query.maxLines());
        return new LogPage(lines.subList(from, to), String.valueOf(to));
    }

    synchronized String tail(MachineId id, int lines) {
        return String.valueOf(Math.max(0, lines(id).size() - lines));
    }

    private List<LogPage.LogLine> lines(MachineId id) {
        return logs.getOrDefault(id, List.of());
    }

    Answer<Subscription> follow(Runnable signal) {
        signal.run();
        return signals.add(signal);
    }

    int followers() {
        return signals.count();
    }
}
