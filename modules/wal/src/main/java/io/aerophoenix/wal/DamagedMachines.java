package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The machines whose file is damaged, told on once for each. Thread-safe.
final class DamagedMachines implements DamageListener {
    private final Set<MachineId> machines = ConcurrentHashMap.newKeySet();
    private final List<DamageListener> listeners = new CopyOnWriteArrayList<>();

    /// From now on.
    void onDamage(DamageListener listener) {
        listeners.add(listener);
    }

    @Override
    public void damaged(MachineId machine, String reason) {
        // Known before anybody acts on it: from here on the journal keeps what it has of it.
        if (machines.add(machine)) {
            listeners.forEach(listener -> listener.damaged(machine, reason));
        }
    }

    /// Its file is good again.
    void mended(MachineId machine) {
        machines.remove(machine);
    }

    boolean contains(MachineId machine) {
        return machines.contains(machine);
    }

    Set<MachineId> all() {
        return Set.copyOf(machines);
    }
}
