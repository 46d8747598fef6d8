package io.aerophoenix.simulator;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.MachineDriver.Memory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The memory limits that somebody has set for lives, beside those of their specs. Kept in memory only, as the kernel
/// keeps them: the next life has its spec's again. Thread-safe.
final class MemoryLimits {
    /// What a simulated workload does without when it is asked to, as a share of what it has.
    private static final double SPARE = 0.25;

    private final Map<MachineId, Set> set = new ConcurrentHashMap<>();

    private record Set(IntentId life, long limitMb) {}

    Memory of(Life life, double usedMb) {
        var own = set.get(life.intent().machine());
        long limit =
                own != null && own.life.equals(life.intent())
                        ? own.limitMb
                        : life.start().size().memoryMb();
        return new Memory(limit, Math.max(0, (long) (limit - usedMb)));
    }

    Memory limit(Life life, double usedMb, long limitMb) throws DriverException {
        if (limitMb < usedMb) {
            throw new DriverException(
                    "%s uses %d MiB; a limit of %d MiB would end it: choose a higher one, or stop the machine"
                            .formatted(life.intent(), (long) Math.ceil(usedMb), limitMb));
        }
        set.put(life.intent().machine(), new Set(life.intent(), limitMb));
        return of(life, usedMb);
    }

    long reclaim(double usedMb, long amountMb) {
        return Math.min(amountMb, (long) (usedMb * SPARE));
    }

    void forget(MachineId machine) {
        set.remove(machine);
    }
}
