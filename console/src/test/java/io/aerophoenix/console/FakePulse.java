package io.aerophoenix.console;

import io.aerophoenix.control.Vitals;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.RegionCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The figures of a [FakeRegion]: made up from one rate, and kept for two minutes.
final class FakePulse {
    private static final int KEPT = 120;

    private final InstantSource clock;
    private final Listeners<Consumer<Vitals>> listeners;
    private final Deque<Vitals> recent = new ArrayDeque<>();

    FakePulse(InstantSource clock, Listeners<Consumer<Vitals>> listeners) {
        this.clock = clock;
        this.listeners = listeners;
    }

    void beat(
            RegionCode region,
            Stream<MachineState> states,
            int quarantined,
            int critical,
            double transitionsPerSecond) {
        var census = new EnumMap<MachineState, Integer>(MachineState.class);
        for (var state : MachineState.values()) {
            census.put(state, 0);
        }
        states.forEach(state -> census.merge(state, 1, Integer::sum));
        var taken =
                new Vitals(
                        region,
                        clock.instant(),
                        census,
                        quarantined,
                        critical,
                        transitionsPerSecond,
                        transitionsPerSecond * 1.6,
                        Duration.ofNanos(90_000 + (long) (transitionsPerSecond * 900)),
                        Duration.ofNanos(310_000 + (long) (transitionsPerSecond * 5_000)),
                        0);
        keep(taken);
        listeners.each(listener -> listener.accept(taken));
    }

    private synchronized void keep(Vitals taken) {
        recent.addLast(taken);
        if (recent.size() > KEPT) {
            recent.removeFirst();
        }
    }

    synchronized List<Vitals> recent() {
        return List.copyOf(recent);
    }
}
