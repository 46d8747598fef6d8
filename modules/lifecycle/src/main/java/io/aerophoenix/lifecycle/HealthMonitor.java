package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineEvent;
import io.aerophoenix.fleet.MachineId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tries the health checks of all machines that run, and says how they stand. It learns of the machines from the
/// events of the journal, on the journal's thread: for a machine without checks that is a look into a map.
///
/// What it knows is in memory only: after a restart of the region every verdict is unknown until the tries have made it
/// anew. Thread-safe.
final class HealthMonitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthMonitor.class);

    private final HealthTools tools;
    private final Supplier<Stream<Machine>> all;
    private final Map<MachineId, Patient> patients = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /// @param all the machines as they stand, for the beginning
    HealthMonitor(HealthTools tools, Supplier<Stream<Machine>> all) {
        this.tools = tools;
        this.all = all;
    }

    /// Begins with the machines that run now, while events are heard already.
    void begin() {
        all.get().forEach(this::heard);
        // Once more: one that came to rest meanwhile may have been taken up by an old snapshot.
        all.get().forEach(this::heard);
    }

    /// Never fails: the journal goes on whatever becomes of a check.
    void changed(List<MachineEvent> events) {
        try {
            events.forEach(event -> heard(event.machine()));
        } catch (RuntimeException e) {
            LOG.error("The health monitor could not take up a change", e);
        }
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
