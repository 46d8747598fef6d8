package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.MachineState;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/// How many machines are in each state, and how many in quarantine, counted as they change. Thread-safe.
final class Census {
    private final Map<MachineState, LongAdder> states = new EnumMap<>(MachineState.class);
    private final LongAdder quarantined = new LongAdder();

    Census() {
        for (var state : MachineState.values()) {
            states.put(state, new LongAdder());
        }
    }

    void moved(MachineState from, MachineState to) {
        if (from != to) {
            count(from).decrement();
            count(to).increment();
        }
    }

    void came(Resident resident) {
        counterOf(resident).increment();
    }

    void left(Resident resident) {
        counterOf(resident).decrement();
    }

    private LongAdder counterOf(Resident resident) {
        return switch (resident) {
            case Living living -> count(living.machine().state());
            case Resident.InQuarantine _ -> quarantined;
        };
    }

    private LongAdder count(MachineState state) {
        return states.getOrDefault(state, quarantined);
    }

    Map<MachineState, Integer> byState() {
        var counts = new EnumMap<MachineState, Integer>(MachineState.class);
        states.forEach((state, count) -> counts.put(state, count.intValue()));
        return counts;
    }

    int quarantined() {
        return quarantined.intValue();
    }

    /// How many a filter admits that asks for states only; none asked for means all but terminated, and quarantined ones.
    int in(Set<MachineState> asked) {
        var counted = asked.isEmpty() ? living() : asked.stream();
        int alive = counted.mapToInt(state -> count(state).intValue()).sum();
        return asked.isEmpty() ? alive + quarantined() : alive;
    }

    private static Stream<MachineState> living() {
        return Stream.of(MachineState.values()).filter(state -> state != MachineState.TERMINATED);
    }
}
