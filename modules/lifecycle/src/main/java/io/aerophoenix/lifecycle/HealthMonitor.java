package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineEvent;
import io.aerophoenix.fleet.MachineId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Tries the health checks of all machines that run, and says how they stand. It learns of the machines from the
/// region's own events.
///
/// What it knows is in memory only: after a restart of the region every verdict is unknown until the tries have made it
/// anew. Thread-safe.
final class HealthMonitor implements EventListener, AutoCloseable {
    private final HealthTools tools;
    private final Supplier<Stream<Machine>> all;
    private final Map<MachineId, Patient> patients = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /// @param all the machines as they stand, for the beginning, and for when events were missed
    HealthMonitor(HealthTools tools, Supplier<Stream<Machine>> all) {
        this.tools = tools;
        this.all = all;
    }

    /// Begins with the machines that run now. Events from before that do no harm.
    void begin() {
        all.get().forEach(this::heard);
    }

    @Override
    public void changed(List<MachineEvent> events) {
        events.forEach(event -> heard(event.machine()));
    }

    @Override
    public void missed(long oldest) {
        begin();
    }

    void heard(Machine machine) {
        if (closed) {
            return;
        }
        if (isAtRest(machine)) {
            var patient = patients.remove(machine.id());
            if (patient != null) {
                patient.end();
            }
        } else if (!machine.spec().checks().isEmpty() || patients.containsKey(machine.id())) {
            patients.computeIfAbsent(machine.id(), id -> new Patient(id, tools)).heard(machine);
        }
    }

    /// It runs no more, and nothing that is under way will make it run.
    private static boolean isAtRest(Machine machine) {
        return switch (machine.state()) {
            case CREATED, STOPPED -> machine.status().operation() == null;
            case TERMINATED -> true;
            case STARTING, RUNNING, STOPPING, SUSPENDED, MIGRATING -> false;
        };
    }

    Health health(Machine machine) {
        var patient = patients.get(machine.id());
        return patient == null ? Health.untried(machine) : patient.health(machine);
    }

    HealthStats stats() {
        int critical = (int) patients.values().stream().filter(Patient::isCritical).count();
        return new HealthStats(
                tools.counts().tries().sum(), tools.counts().failures().sum(), critical);
    }

    /// Ends all tries.
    @Override
    public void close() {
        closed = true;
        patients.values().forEach(Patient::end);
    }
}
