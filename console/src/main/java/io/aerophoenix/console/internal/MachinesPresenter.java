package io.aerophoenix.console.internal;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineEvent;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.lifecycle.EventListener;
import io.aerophoenix.lifecycle.MachineFilter;
import io.aerophoenix.lifecycle.Sighting;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Knows which machines to list, and which rows have changed since.
///
/// However much happens in the region, and however long the list is: only rows that somebody sees are ever read, changes of
/// them are told four times a second at most, and rows are read anew once a second at most.
final class MachinesPresenter implements AutoCloseable {
    /// How many rows a browser is taken to hold. Changes of others are not worth telling it.
    private static final int ROWS_IN_SIGHT = 300;

    private static final Duration REST_OF_ROWS_THAT_MOVE = Duration.ofSeconds(1);

    private final Operator operator;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Pace changes;
    private final Pace moves;
    private final Map<MachineId, Boolean> inSight = new RowsInSight();
    private final Map<MachineId, Machine> changed = new HashMap<>();
    private MachineChoice choice = MachineChoice.ALL;
    private MachineSlices slices;

    /// Called on threads of its own.
    interface Screen {
        void changed(List<MachineRow> rows);

        /// Rows have come or gone: read those in sight again.
        void reload();
    }

    MachinesPresenter(Operator operator, Screen screen) {
        this.operator = operator;
        this.slices = new MachineSlices(operator, MachineFilter.LIVING);
        this.changes = new Pace(() -> tellChanges(screen), Pace.REST);
        this.moves = new Pace(screen::reload, REST_OF_ROWS_THAT_MOVE);
    }

    /// Listens from now on.
    ///
    /// @return why it may not, if so
    Optional<String> open() {
        return subscriptions.keep(operator.ask(new Query.WatchEvents(null, new Listener())));
    }

    /// @return what is wrong with the choice, if so; then the list stays as it was
    Optional<String> choose(MachineChoice chosen) {
        try {
            begin(chosen, new MachineSlices(operator, chosen.filter()));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private synchronized void begin(MachineChoice chosen, MachineSlices of) {
        choice = chosen;
        slices = of;
        inSight.clear();
        changed.clear();
    }

    Answer<Integer> total() {
        return slices().total();
    }

    Answer<List<MachineRow>> rows(int offset, int limit) {
        return slices().rows(offset, limit).map(this::seen);
    }

    /// The one machine that is chosen; empty when it is not just one.
    Optional<MachineId> only() {
        return slices().rows(0, 2) instanceof Answer.Done<List<Sighting>>(var found)
                        && found.size() == 1
                ? Optional.of(found.getFirst().id())
                : Optional.empty();
    }

    private synchronized MachineSlices slices() {
        return slices;
    }

    private List<MachineRow> seen(List<Sighting> sightings) {
        noteSeen(sightings);
        return sightings.stream().map(it -> MachineRow.of(it, operator)).toList();
    }

    private synchronized void noteSeen(List<Sighting> sightings) {
        sightings.forEach(it -> inSight.put(it.id(), true));
    }

    private void note(MachineEvent event) {
        if (movesRows(event)) {
            moves.ask();
        }
        if (noteChange(event.machine())) {
            changes.ask();
        }
    }

    /// Whether the change may put a row into the list or take one out of it.
    private synchronized boolean movesRows(MachineEvent event) {
        var change = event.change();
        boolean cameOrWent =
                change.created() != null || event.machine().state() == MachineState.TERMINATED;
        boolean otherState = !choice.state().isEmpty() && !change.transitions().isEmpty();
        boolean otherLabels = !choice.labels().isEmpty() && change.spec() != null;
        return cameOrWent || otherState || otherLabels;
    }

    private synchronized boolean noteChange(Machine machine) {
        if (inSight.containsKey(machine.id())) {
            changed.put(machine.id(), machine);
            return true;
        }
        return false;
    }

    private void tellChanges(Screen screen) {
        var rows = takeChanged().stream().map(it -> MachineRow.of(it, operator)).toList();
        if (!rows.isEmpty()) {
            screen.changed(rows);
        }
    }

    private synchronized List<Machine> takeChanged() {
        var taken = List.copyOf(changed.values());
        changed.clear();
        return taken;
    }

    @Override
    public void close() {
        subscriptions.close();
        changes.close();
        moves.close();
    }

    private final class Listener implements EventListener {
        @Override
        public void changed(List<MachineEvent> events) {
            events.forEach(MachinesPresenter.this::note);
        }

        @Override
        public void missed(long oldestKept) {
            moves.ask();
        }
    }

    /// The rows read last, the one read longest ago first.
    private static final class RowsInSight extends LinkedHashMap<MachineId, Boolean> {
        private static final float USUAL_LOAD = 0.75f;

        RowsInSight() {
            super(ROWS_IN_SIGHT, USUAL_LOAD, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<MachineId, Boolean> eldest) {
            return size() > ROWS_IN_SIGHT;
        }
    }
}
