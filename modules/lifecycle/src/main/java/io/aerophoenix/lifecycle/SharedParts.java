package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.MachineStatus;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// Parts that many machines have in common, kept once, as long as one of them has it: with many machines alike, most of
/// a machine is such parts. Thread-safe.
final class SharedParts {
    private final Map<Object, WeakReference<Object>> parts = new WeakHashMap<>();

    /// The same machine, with the parts of others where they are equal.
    Machine in(Machine machine) {
        return with(machine, in(machine.spec()), in(machine.id(), machine.status()));
    }

    /// A machine after a change of it. What the change leaves alone is shared already.
    Machine after(Machine before, Change change) {
        var next = before.after(change);
        boolean sameSpec = change.spec() == null;
        boolean sameInstance = Objects.equals(next.status().instance(), before.status().instance());
        return sameSpec && sameInstance
                ? next
                : with(
                        next,
                        sameSpec ? next.spec() : in(next.spec()),
                        sameInstance ? next.status() : in(next.id(), next.status()));
    }

    private Machine with(Machine machine, MachineSpec spec, MachineStatus status) {
        return new Machine(
                machine.id(),
                same(machine.app()),
                same(machine.region()),
                spec,
                machine.createdAt(),
                machine.creationDigest(),
                status);
    }

    private MachineSpec in(MachineSpec spec) {
        var workingDirectory = spec.workingDirectory();
        return new MachineSpec(
                spec.name(),
                same(spec.driver()),
                same(spec.command()),
                same(spec.env()),
                workingDirectory == null ? null : same(workingDirectory),
                same(spec.resources()),
                same(spec.restart()),
                same(spec.stop()),
                same(spec.metadata()),
                same(spec.checks()),
                same(spec.mounts()),
                same(spec.annexes()));
    }

    private MachineStatus in(MachineId id, MachineStatus status) {
        var instance = status.instance();
        return instance == null
                ? status
                : with(
                        status,
                        new Instance(
                                in(id, instance.startedBy()),
                                instance.startedAt(),
                                instance.pid(),
                                same(instance.limits())));
    }

    private static IntentId in(MachineId id, IntentId intent) {
        return intent.machine().equals(id) ? new IntentId(id, intent.step()) : intent;
    }

    private static MachineStatus with(MachineStatus status, @Nullable Instance instance) {
        return new MachineStatus(
                status.state(),
                status.version(),
                status.step(),
                status.updatedAt(),
                instance,
                status.lastExit(),
                status.lastError(),
                status.operation(),
                status.restartAt(),
                status.restarts(),
                status.cordoned(),
                status.configured(),
                status.lease());
    }

    @SuppressWarnings("unchecked") // what is kept for a part is equal to it, and so of its type
    private synchronized <T> T same(T part) {
        var reference = parts.get(part);
        var kept = reference == null ? null : reference.get();
        if (kept == null) {
            parts.put(part, new WeakReference<>(part));
        }
        return kept == null ? part : (T) kept;
    }
}
