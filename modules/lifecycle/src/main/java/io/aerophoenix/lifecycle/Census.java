package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/// How many machines are in each state, in all and of each app, and how many in quarantine: counted as they change, so
/// that nobody has to count them. Thread-safe.
final class Census {
    private static final MachineState[] STATES = MachineState.values();

    private final AtomicIntegerArray all = new AtomicIntegerArray(STATES.length);
    private final Map<AppName, AtomicIntegerArray> byApp = new ConcurrentHashMap<>();
    private final AtomicInteger quarantined = new AtomicInteger();

    @SuppressWarnings("EnumOrdinal") // of counts that are in memory only, and small for many apps
    private static int placeOf(MachineState state) {
        return state.ordinal();
    }

    void moved(Machine before, Machine now) {
        move(all, before.state(), now.state());
        var ofApp = byApp.get(now.app());
        if (ofApp != null) {
            move(ofApp, before.state(), now.state());
        }
    }

    private static void move(AtomicIntegerArray counts, MachineState from, MachineState to) {
        // In this order: counts that are all zero would be thrown away.
        counts.incrementAndGet(placeOf(to));
        counts.decrementAndGet(placeOf(from));
    }

    void came(Resident resident) {
        switch (resident) {
            case Living living -> came(living.machine());
            case Resident.InQuarantine _ -> quarantined.incrementAndGet();
        }
    }

    private void came(Machine machine) {
        int state = placeOf(machine.state());
        all.incrementAndGet(state);
        byApp.compute(
                machine.app(),
                (_, known) -> {
                    var counts = known == null ? new AtomicIntegerArray(STATES.length) : known;
                    counts.incrementAndGet(state);
                    return counts;
                });
    }

    void left(Resident resident) {
        switch (resident) {
            case Living living -> left(living.machine());
            case Resident.InQuarantine _ -> quarantined.decrementAndGet();
        }
    }

    private void left(Machine machine) {
        int state = placeOf(machine.state());
        all.decrementAndGet(state);
        byApp.computeIfPresent(
                machine.app(),
                (_, counts) -> {
                    counts.decrementAndGet(state);
                    return isEmpty(counts) ? null : counts;
                });
    }

    private static boolean isEmpty(AtomicIntegerArray counts) {
        for (int i = 0; i < counts.length(); i++) {
            if (counts.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    Map<MachineState, Integer> byState() {
        var counts = new EnumMap<MachineState, Integer>(MachineState.class);
        for (var state : STATES) {
            counts.put(state, all.get(placeOf(state)));
        }
        return counts;
    }

    int quarantined() {
        return quarantined.get();
    }

    /// How many a filter admits that asks for states and an app only.
    int admittedBy(MachineFilter filter) {
        var counts = countsOf(filter.app());
        int admitted = filter.admitsQuarantined() ? quarantined() : 0;
        for (var state : STATES) {
            if (counts != null && filter.admits(state)) {
                admitted += counts.get(placeOf(state));
            }
        }
        return admitted;
    }

    private @Nullable AtomicIntegerArray countsOf(@Nullable AppName app) {
        return app == null ? all : byApp.get(app);
    }
}
