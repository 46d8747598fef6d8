package io.aerophoenix.console.internal;

import io.aerophoenix.control.Query;
import io.aerophoenix.control.RegionCommand;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Configuration;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineEvent;
import io.aerophoenix.fleet.MachineHistory;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.lifecycle.EventListener;
import io.aerophoenix.lifecycle.LogPage.LogLine;
import io.aerophoenix.lifecycle.Sighting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one machine's page up to date, and passes on what the operator asks of the machine.
final class MachinePresenter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MachinePresenter.class);

    private final Operator operator;
    private final MachineId id;
    private final Screen screen;
    private final LogReader log;
    private final Dossier dossier = new Dossier();
    private final AtomicBoolean followed = new AtomicBoolean();
    private final Subscriptions subscriptions = new Subscriptions();
    private final Pace pace = new Pace(this::draw, Pace.REST);

    /// Called on threads of their own, at most four times a second each.
    interface Screen {
        void show(MachinePicture picture);

        void log(List<LogLine> lines);

        /// @param problem why there is no log
        void noLog(String problem);
    }

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
        dossier.keep(sighting);
        if (sighting instanceof Sighting.Known && !followed.getAndSet(true)) {
            follow();
        }
        pace.ask();
    }

    private void follow() {
        readHistory();
        log.open().ifPresent(screen::noLog);
        // The region's beat paces the health checks too: a try that changes no verdict is no event.
        subscriptions.keep(operator.ask(new Query.WatchVitals(_ -> beat())));
    }

    private void readHistory() {
        if (operator.ask(new Query.GetHistory(id))
                instanceof Answer.Done<MachineHistory>(var history)) {
            dossier.keep(history);
        }
    }

    private void beat() {
        if (dossier.machine().filter(it -> !it.spec().checks().isEmpty()).isPresent()) {
            pace.ask();
        }
    }

    /// Draws again: time alone has changed something, such as the end of a lease.
    void refresh() {
        pace.ask();
    }

    private void draw() {
        dossier.latest().map(this::picture).ifPresent(screen::show);
    }

    private MachinePicture picture(Sighting sighting) {
        var drawing = new MachineDrawing(operator);
        return switch (sighting) {
            case Sighting.Quarantined unreadable -> drawing.of(unreadable);
            case Sighting.Known(var machine) -> {
                readConfigurations();
                yield drawing.of(machine, HealthReading.of(machine, operator), dossier);
            }
        };
    }

    private void readConfigurations() {
        if (dossier.wantsConfigurations()
                && operator.ask(new Query.ListConfigurations(id))
                        instanceof Answer.Done<List<Configuration>>(var configurations)) {
            dossier.keep(configurations);
        }
    }

    /// Ends the machine's quarantine, if its file is good again, and shows the machine from then on.
    Outcome readmit() {
        return answered(this::readmitted, sentence -> new Outcome(false, sentence));
    }

    private Outcome readmitted() {
        var answer = operator.ask(new RegionCommand.ReadmitMachine(id));
        if (answer instanceof Answer.Done<Machine>(var machine)) {
            begin(new Sighting.Known(machine));
        }
        return Outcome.of(
                answer,
                machine -> machine.name() + " is out of quarantine",
                id + " is still quarantined");
    }

    /// Asks for it and waits for the answer, 30 seconds at most.
    Outcome carryOut(Gesture gesture) {
        return ask(errands -> errands.move(gesture));
    }

    /// Has something done, and waits for the answer.
    Outcome ask(Function<Errands, Outcome> errand) {
        return answered(() -> outcome(errand), sentence -> new Outcome(false, sentence));
    }

    private Outcome outcome(Function<Errands, Outcome> errand) {
        return errands()
                .map(errand)
                .orElseGet(() ->
                        new Outcome(
                                false,
                                "Nothing can be asked of " + id + " while it cannot be read"));
    }

    /// Runs a command beside the workload, and waits for its end.
    ExecutionPicture execute(String line, Duration patience) {
        return answered(
                () -> execution(line, patience),
                sentence -> ExecutionPicture.refused(line, sentence));
    }

    private ExecutionPicture execution(String line, Duration patience) {
        return errands()
                .map(errands -> errands.execute(line, patience))
                .orElseGet(() -> ExecutionPicture.refused(line, "The machine cannot be read"));
    }

    /// Answers in any case: a page that has asked waits for a sentence, also where the region has a bug.
    private <T> T answered(Supplier<T> question, Function<String, T> fault) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            LOG.error("The region failed at what the console asked of {}", id, e);
            return fault.apply(
                    "The region failed at it, by a fault of its own. It may be done or not: look before you try again. The"
                            + " region's log names the cause; look there for "
                            + id);
        }
    }

    private Optional<Errands> errands() {
        return dossier.machine().map(machine -> new Errands(operator, machine));
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
                    dossier.keep(event);
                    pace.ask();
                }
            }
        }

        @Override
        public void missed(long oldestKept) {
            if (operator.ask(new Query.GetMachine(id)) instanceof Answer.Done<Sighting>(var now)) {
                dossier.keep(now);
                dossier.doubt();
                readHistory();
                pace.ask();
            }
        }
    }
}
