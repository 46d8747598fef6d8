package io.aerophoenix.console.internal;

import io.aerophoenix.control.Query;
import io.aerophoenix.control.RegionView;
import io.aerophoenix.control.Vitals;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.MachineEvent;
import io.aerophoenix.lifecycle.EventListener;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Knows the region's figures as they stand, and draws the dashboard's picture of them.
final class DashboardPresenter implements AutoCloseable {
    private static final int VITALS_KEPT = 120;
    private static final int CHANGES_KEPT = 14;

    /// Figures that jump more often than this cannot be read.
    private static final Duration REST = Duration.ofMillis(500);

    private final Operator operator;
    private final Screen screen;
    private final Troubles troubles;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Pace pace = new Pace(this::draw, REST);
    private final Deque<Vitals> vitals = new ArrayDeque<>();
    private final Deque<ChangeRow> changes = new ArrayDeque<>();

    /// Called on a thread of its own, at most twice a second.
    interface Screen {
        void show(DashboardPicture picture);
    }

    DashboardPresenter(Operator operator, Screen screen) {
        this.operator = operator;
        this.screen = screen;
        this.troubles = new Troubles(operator);
    }

    /// Listens from now on, and draws the first picture.
    ///
    /// @return why it may not, if so
    Optional<String> open() {
        if (operator.ask(new Query.GetVitals()) instanceof Answer.Done<List<Vitals>>(var past)) {
            past.forEach(this::keep);
        }
        var refusal = subscriptions.keep(operator.ask(new Query.WatchVitals(this::heard)));
        subscriptions.keep(operator.ask(new Query.WatchEvents(null, new Listener())));
        pace.ask();
        return refusal;
    }

    private void heard(Vitals taken) {
        keep(taken);
        pace.ask();
    }

    private synchronized void keep(Vitals taken) {
        vitals.addLast(taken);
        if (vitals.size() > VITALS_KEPT) {
            vitals.removeFirst();
        }
    }

    private synchronized void note(List<MachineEvent> events) {
        for (var event : events) {
            troubles.heard(event);
            ChangeRow.of(event).forEach(changes::addFirst);
        }
        while (changes.size() > CHANGES_KEPT) {
            changes.removeLast();
        }
    }

    private void draw() {
        // The figures come first: whoever they count has been heard of before.
        var counted = latest();
        troubles.askAfterDoubtful();
        screen.show(picture());
        if (counted.filter(troubles::look).isPresent()) {
            // This picture did not wait for the look at the machines.
            pace.ask();
        }
    }

    private synchronized Optional<Vitals> latest() {
        return Optional.ofNullable(vitals.peekLast());
    }

    private DashboardPicture picture() {
        List<Vitals> series;
        List<ChangeRow> feed;
        synchronized (this) {
            series = new ArrayList<>(vitals);
            feed = List.copyOf(changes);
        }
        return switch (operator.ask(new Query.ListRegions())) {
            case Answer.Done<List<RegionView>>(var regions) ->
                    DashboardDrawing.of(series, regions, troubles, feed);
            case Answer.Refused<List<RegionView>>(var refusal) ->
                    DashboardDrawing.without(refusal.message());
        };
    }

    @Override
    public void close() {
        subscriptions.close();
        pace.close();
    }

    private final class Listener implements EventListener {
        @Override
        public void changed(List<MachineEvent> events) {
            note(events);
            pace.ask();
        }

        @Override
        public void missed(long oldestKept) {
            // The feed shows what happens, not all that happened: a hole in it misleads nobody.
        }
    }
}
