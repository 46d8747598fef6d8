package io.aerophoenix.console.internal;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineEvent;
import io.aerophoenix.fleet.MachineHistory;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.Transition;
import io.aerophoenix.lifecycle.EventListener;
import io.aerophoenix.lifecycle.LogPage.LogLine;
import io.aerophoenix.lifecycle.Sighting;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Knows one machine as it stands, its past, and what the operator may ask of it.
final class MachinePresenter implements AutoCloseable {
    static final int MOVES_SHOWN = 200;

    private final Operator operator;
    private final MachineId id;
    private final Screen screen;
    private final LogReader log;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Pace pace = new Pace(this::draw, Pace.REST);
    private final NavigableMap<Long, Transition> moves = new TreeMap<>();
    private @Nullable Sighting latest;

    /// Called on threads of their own, at most four times a second each.
    interface Screen {
        void show(MachinePicture picture);

        void log(List<LogLine> lines);

        /// @param problem why there is no log
        void noLog(String problem);
    }

    /// What came of a gesture, as a sentence.
    record Outcome(boolean done, String sentence) {}

    MachinePresenter(Operator operator, MachineId id, Screen screen) {
        this.operator = operator;
        this.id = id;
        this.screen = screen;
        this.log = new LogReader(operator, id, screen::log);
    }

    /// Listens from now on, and draws the first picture.
    ///
    /// @return why there is nothing to show, if so
    Optional<String> open() {
        // Listening comes first: what changes while the rest is read is then heard, not lost.
        var refusal = subscriptions.keep(operator.ask(new Query.WatchEvents(null, new Listener())));
        if (refusal.isPresent()) {
            return refusal;
        }
        return switch (operator.ask(new Query.GetMachine(id))) {
            case Answer.Refused<Sighting>(var no) -> Optional.of(no.message());
            case Answer.Done<Sighting>(var sighting) -> {
                begin(sighting);
                yield Optional.empty();
            }
        };
    }

    private void begin(Sighting sighting) {
        keep(sighting);
        if (sighting instanceof Sighting.Known) {
            readHistory();
            log.open().ifPresent(screen::noLog);
        }
        pace.ask();
    }

    private void readHistory() {
        if (operator.ask(new Query.GetHistory(id))
                instanceof Answer.Done<MachineHistory>(var history)) {
            keep(history.transitions());
        }
    }

    private synchronized void keep(List<Transition> transitions) {
        transitions.forEach(move -> moves.put(move.version(), move));
        while (moves.size() > MOVES_SHOWN) {
            moves.pollFirstEntry();
        }
    }

    /// Keeps the newer of what is known and what is heard.
    private synchronized void keep(Sighting heard) {
        if (!(latest instanceof Sighting.Known(var known)
                && heard instanceof Sighting.Known(var machine)
                && machine.status().step() < known.status().step())) {
            latest = heard;
        }
    }

    private void draw() {
        picture().ifPresent(screen::show);
    }

    private synchronized Optional<MachinePicture> picture() {
        return switch (latest) {
            case Sighting.Known(var machine) ->
                    Optional.of(MachineDrawing.of(machine, timeline(), operator));
            case Sighting.Quarantined unreadable -> Optional.of(MachineDrawing.of(unreadable));
            case null -> Optional.empty();
        };
    }

    private List<TimelineRow> timeline() {
        return moves.descendingMap().values().stream().map(TimelineRow::of).toList();
    }

    /// Asks for it and waits for the answer, 30 seconds at most.
    Outcome carryOut(Gesture gesture) {
        var machine = machine();
        if (machine.isEmpty()) {
            return new Outcome(false, "Nothing can be asked of " + id + " while it cannot be read");
        }
        var name = machine.get().name().value();
        return switch (operator.ask(gesture.of(machine.get()))) {
            case Answer.Done<Machine>(var after) ->
                    new Outcome(true, "%s is %s".formatted(name, after.state().word()));
            case Answer.Refused<Machine>(var refusal) ->
                    new Outcome(
                            false,
                            "%s: no %s. %s".formatted(name, gesture.word(), refusal.message()));
        };
    }

    private synchronized Optional<Machine> machine() {
        return latest instanceof Sighting.Known(var machine)
                ? Optional.of(machine)
                : Optional.empty();
    }

    @Override
    public void close() {
        subscriptions.close();
        log.close();
        pace.close();
    }

    private final class Listener implements EventListener {
        @Override
        public void changed(List<MachineEvent> events) {
            for (var event : events) {
                if (event.machine().id().equals(id)) {
                    keep(new Sighting.Known(event.machine()));
                    keep(event.change().transitions());
                    pace.ask();
                }
            }
        }

        @Override
        public void missed(long oldestKept) {
            if (operator.ask(new Query.GetMachine(id)) instanceof Answer.Done<Sighting>(var now)) {
                keep(now);
                readHistory();
                pace.ask();
            }
        }
    }
}
