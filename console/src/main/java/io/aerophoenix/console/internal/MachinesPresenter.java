package io.aerophoenix.console.internal;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineEvent;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.lifecycle.EventListener;
import io.aerophoenix.lifecycle.MachineFilter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Knows which machines to list, and which rows have changed since.
final class MachinesPresenter implements AutoCloseable {
    /// How many rows a browser is taken to hold. Changes of others are not worth telling it.
    private static final int ROWS_IN_SIGHT = 1_000;

    private final Operator operator;
    private final Screen screen;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Pace pace = new Pace(this::tellScreen, Pace.REST);
    private final Map<MachineId, Boolean> inSight = new RowsInSight();
    private final Map<MachineId, Machine> changed = new HashMap<>();
    private boolean rowsMoved;
    private MachineChoice choice = MachineChoice.ALL;
    private MachinePages pages;

    /// Called on a thread of its own, at most four times a second.
    interface Screen {
        void changed(List<MachineRow> rows);

        /// Rows have come or gone: read them again.
        void reload();
    }

    MachinesPresenter(Operator operator, Screen screen) {
        this.operator = operator;
        this.screen = screen;
        this.pages = new MachinePages(operator, MachineFilter.LIVING);
    }

    /// Listens from now on.
    ///
    /// @return why it may not, if so
    Optional<String> open() {
        return subscriptions.keep(operator.ask(new Query.WatchEvents(null, new Listener())));
    }

    /// @return what is wrong with the choice, if so; then the list stays as it was
    Optional<String> choose(MachineChoice chosen) {
        var filter = chosen.filter();
        if (filter.isEmpty()) {
            return Optional.of(
                    "No app can be called '%s': lower-case letters, digits and inner hyphens"
                            .formatted(chosen.app()));
        }
        synchronized (this) {
            choice = chosen;
            pages = new MachinePages(operator, filter.get());
            inSight.clear();
            changed.clear();
        }
        return Optional.empty();
    }

    Answer<Integer> total() {
        return pages().total();
    }

    Answer<List<MachineRow>> rows(int offset, int limit) {
        return pages().stretch(offset, limit)
                .map(sightings -> seen(sightings.stream().map(MachineRow::of).toList()));
    }

    private synchronized MachinePages pages() {
        return pages;
    }

    private synchronized List<MachineRow> seen(List<MachineRow> rows) {
        rows.forEach(row -> inSight.put(row.id(), true));
        return rows;
    }

    private void note(MachineEvent event) {
        if (movesRows(event)) {
            pages().forgetFrom(event.machine().id());
            askForReload();
        } else {
            noteChange(event.machine());
        }
    }

    /// Whether the change may put a row into the list or take one out of it.
    private synchronized boolean movesRows(MachineEvent event) {
        boolean cameOrWent =
                event.change().created() != null
                        || event.machine().state() == MachineState.TERMINATED;
        return cameOrWent || (!choice.state().isEmpty() && !event.change().transitions().isEmpty());
    }

    private synchronized void askForReload() {
        rowsMoved = true;
    }

    private synchronized void noteChange(Machine machine) {
        if (inSight.containsKey(machine.id())) {
            changed.put(machine.id(), machine);
        }
    }

    private void tellScreen() {
        List<MachineRow> rows;
        boolean reload;
        synchronized (this) {
            reload = rowsMoved;
            rows = changed.values().stream().map(MachineRow::of).toList();
            changed.clear();
            rowsMoved = false;
        }
        if (reload) {
            screen.reload();
        } else if (!rows.isEmpty()) {
            screen.changed(rows);
        }
    }

    @Override
    public void close() {
        subscriptions.close();
        pace.close();
    }

    private final class Listener implements EventListener {
        @Override
        public void changed(List<MachineEvent> events) {
            events.forEach(MachinesPresenter.this::note);
            pace.ask();
        }

        @Override
        public void missed(long oldestKept) {
            pages().forgetAll();
            askForReload();
            pace.ask();
        }
    }

    /// The rows read last.
    private static final class RowsInSight extends LinkedHashMap<MachineId, Boolean> {
        @Override
        protected boolean removeEldestEntry(Map.Entry<MachineId, Boolean> eldest) {
            return size() > ROWS_IN_SIGHT;
        }
    }
}
