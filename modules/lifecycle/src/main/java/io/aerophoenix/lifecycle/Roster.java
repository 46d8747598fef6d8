package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who lives in a region: machines by id, quarantined ones among them, and the names that are taken. Thread-safe.
///
/// Of the terminated machines it keeps the newest; so it does not grow for ever where machines come and go all day.
final class Roster {
    // Whoever asks for one machine finds it at once; lists walk through all in the order of ids.
    private final Map<MachineId, Resident> byId = new ConcurrentHashMap<>();
    private final ConcurrentNavigableMap<MachineId, Resident> residents =
            new ConcurrentSkipListMap<>();
    private final Map<FullName, MachineId> names = new ConcurrentHashMap<>();
    private final Census census = new Census();
    private final Queue<MachineId> terminated = new ConcurrentLinkedQueue<>();
    private final AtomicInteger kept = new AtomicInteger();
    private final int mostTerminated;
    private final Predicate<MachineId> mayLeave;

    /// @param mayLeave whether a terminated machine can be found when it is not here any more
    Roster(int mostTerminated, Predicate<MachineId> mayLeave) {
        this.mostTerminated = mostTerminated;
        this.mayLeave = mayLeave;
    }

    @Nullable Resident find(MachineId machine) {
        return byId.get(machine);
    }

    Optional<Living> living(MachineId machine) {
        return byId.get(machine) instanceof Living living ? Optional.of(living) : Optional.empty();
    }

    Stream<Living> living() {
        return residents.values().stream()
                .<Living>mapMulti((resident, into) -> {
                    if (resident instanceof Living living) {
                        into.accept(living);
                    }
                });
    }

    /// Takes somebody in, in the place of whoever has the id.
    void admit(Resident resident) {
        // Counted first: who is told of the machine by its first change must find it counted.
        census.came(resident);
        var before = put(resident);
        if (before != null) {
            census.left(before);
        }
        if (resident instanceof Living living
                && living.machine().state() == MachineState.TERMINATED) {
            remember(living.id());
        }
    }

    private synchronized @Nullable Resident put(Resident resident) {
        residents.put(resident.id(), resident);
        return byId.put(resident.id(), resident);
    }

    private synchronized boolean remove(Living living) {
        return byId.remove(living.id(), living) && residents.remove(living.id(), living);
    }

    /// A machine is another than before.
    void changed(Machine before, Machine now) {
        if (now.state() == before.state()) {
            return;
        }
        census.moved(before, now);
        if (now.state() == MachineState.TERMINATED) {
            giveBackName(now);
            remember(now.id());
        } else if (before.state() == MachineState.TERMINATED) {
            takeName(now); // its end could not be written down, and did not happen
        }
    }

    private void remember(MachineId machine) {
        terminated.add(machine);
        kept.incrementAndGet();
        // Two for one: so it comes down again after machines had to stay whose files were late.
        forgetOldest();
        forgetOldest();
    }

    private void forgetOldest() {
        var oldest = terminated.peek();
        if (oldest != null
                && kept.get() > mostTerminated
                && mayLeave.test(oldest)
                && terminated.remove(oldest)) {
            kept.decrementAndGet();
            forget(oldest);
        }
    }

    private void forget(MachineId oldest) {
        if (byId.get(oldest) instanceof Living living
                && living.machine().state() == MachineState.TERMINATED
                && remove(living)) {
            census.left(living);
        }
    }

    /// Takes a name for a machine, unless a living machine has it.
    ///
    /// @return the machine that has it, or empty when it is taken now
    Optional<MachineId> takeName(Machine machine) {
        var holder = names.putIfAbsent(FullName.of(machine), machine.id());
        return Optional.ofNullable(holder).filter(it -> !it.equals(machine.id()));
    }

    /// Gives back a name: the machine has come to its end, or does not come about.
    void giveBackName(Machine machine) {
        names.remove(FullName.of(machine), machine.id());
    }

    MachinePage page(MachineFilter filter, @Nullable MachineId after, int limit) {
        var following = after == null ? residents : residents.tailMap(after, false);
        var page = new Slice(0, limit + 1);
        page.fill(following.values(), filter);
        boolean more = page.found.size() > limit;
        if (more) {
            page.found.removeLast();
        }
        return new MachinePage(page.found, more ? page.found.getLast().id() : null, total(filter));
    }

    private int total(MachineFilter filter) {
        if (filter.asksForCountsOnly()) {
            return census.admittedBy(filter);
        }
        var all = new Slice(0, 0);
        all.count(residents.values(), filter);
        return all.admitted;
    }

    MachinePage slice(MachineFilter filter, int offset, int limit) {
        var slice = new Slice(offset, limit);
        if (filter.asksForCountsOnly()) {
            slice.fill(residents.values(), filter);
            return new MachinePage(slice.found, null, census.admittedBy(filter));
        }
        slice.count(residents.values(), filter);
        return new MachinePage(slice.found, null, slice.admitted);
    }

    Census census() {
        return census;
    }

    /// What is found on a walk through the residents.
    private static final class Slice {
        private final List<Sighting> found = new ArrayList<>();
        private final int offset;
        private final int limit;
        private int admitted;

        Slice(int offset, int limit) {
            this.offset = offset;
            this.limit = limit;
        }

        /// Walks on until it is full.
        void fill(Collection<Resident> among, MachineFilter filter) {
            for (var resident : among) {
                if (found.size() == limit) {
                    return;
                }
                look(resident, filter);
            }
        }

        /// Walks to the end, and knows how many there are in all.
        void count(Collection<Resident> among, MachineFilter filter) {
            for (var resident : among) {
                look(resident, filter);
            }
        }

        private void look(Resident resident, MachineFilter filter) {
            if (resident.admittedBy(filter)) {
                if (admitted >= offset && found.size() < limit) {
                    found.add(resident.sighting());
                }
                admitted++;
            }
        }
    }

    private record FullName(AppName app, MachineName name) {
        static FullName of(Machine machine) {
            return new FullName(machine.app(), machine.name());
        }
    }
}
