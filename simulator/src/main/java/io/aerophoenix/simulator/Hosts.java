package io.aerophoenix.simulator;

import io.aerophoenix.fleet.Resources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/// The simulated hosts and what is taken of them. Safe for use by many threads; calls take microseconds.
final class Hosts {
    private final Resources size;
    private final List<Resources> used;

    Hosts(SimulatorSettings settings) {
        this.size = settings.hostSize();
        this.used = new ArrayList<>(Collections.nCopies(settings.hosts(), Resources.NONE));
    }

    /// Takes room on the first host that has it; empty when none has.
    synchronized OptionalInt place(Resources wanted) {
        for (int host = 0; host < used.size(); host++) {
            if (used.get(host).plus(wanted).fitsIn(size)) {
                take(host, wanted);
                return OptionalInt.of(host);
            }
        }
        return OptionalInt.empty();
    }

    /// Takes room on this host, also more than it has: what runs there, runs there. A host that the settings no longer
    /// have is not counted.
    synchronized void take(int host, Resources wanted) {
        if (host < used.size()) {
            used.set(host, used.get(host).plus(wanted));
        }
    }

    synchronized void release(int host, Resources given) {
        if (host < used.size()) {
            used.set(host, used.get(host).minus(given));
        }
    }

    synchronized Resources usedOn(int host) {
        return used.get(host);
    }
}
