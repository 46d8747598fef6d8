package io.aerophoenix.console.internal;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.lifecycle.LogPage;
import io.aerophoenix.lifecycle.LogPage.LogLine;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads a machine's log from near its end onwards, as it grows.
final class LogReader implements AutoCloseable {
    private static final int TAIL = 500;
    private static final int LINES_AT_ONCE = 1_000;

    private final Operator operator;
    private final MachineId machine;
    private final Consumer<List<LogLine>> lines;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Pace pace = new Pace(this::readOn, Pace.REST);
    private String cursor = LogPage.BEGINNING;

    /// @param lines hears new lines, in order, on a thread of its own, at most four times a second
    LogReader(Operator operator, MachineId machine, Consumer<List<LogLine>> lines) {
        this.operator = operator;
        this.machine = machine;
        this.lines = lines;
    }

    /// @return why there is no log to read, if so
    Optional<String> open() {
        return switch (operator.ask(new Query.FindLogsTail(machine, TAIL))) {
            case Answer.Refused<String>(var refusal) -> Optional.of(refusal.message());
            case Answer.Done<String>(var tail) -> {
                cursor = tail;
                yield subscriptions.keep(operator.ask(new Query.FollowLogs(machine, pace::ask)));
            }
        };
    }

    private void readOn() {
        if (operator.ask(new Query.ReadLogs(machine, cursor, LINES_AT_ONCE))
                instanceof Answer.Done<LogPage>(var page)) {
            cursor = page.next();
            if (!page.lines().isEmpty()) {
                lines.accept(page.lines());
                pace.ask(); // There may be more than one page of it.
            }
        }
    }

    @Override
    public void close() {
        subscriptions.close();
        pace.close();
    }
}
