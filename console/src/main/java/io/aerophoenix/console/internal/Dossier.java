package io.aerophoenix.console.internal;

import io.aerophoenix.fleet.Configuration;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineEvent;
import io.aerophoenix.fleet.MachineHistory;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.fleet.Transition;
import io.aerophoenix.lifecycle.Sighting;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is known of one machine, from what was read and from what was heard, in whatever order that came. Thread-safe.
final class Dossier {
    /// How many moves, and how many notes, are kept: the latest.
    static final int KEPT = 200;

    private final NavigableMap<Long, Transition> moves = new TreeMap<>();
    private final Set<Note> notes = new LinkedHashSet<>();
    private List<Configuration> configurations = List.of();
    private boolean configurationsAreOld = true;
    private @Nullable Sighting latest;

    /// Keeps the newer of what is known and what is heard.
    synchronized void keep(Sighting heard) {
        if (!(latest instanceof Sighting.Known(var known)
                && heard instanceof Sighting.Known(var machine)
                && machine.status().step() < known.status().step())) {
            latest = heard;
        }
    }

    synchronized void keep(MachineEvent event) {
        keep(new Sighting.Known(event.machine()));
        keep(new MachineHistory(event.change().transitions(), event.change().notes()));
        if (event.change().spec() != null) {
            configurationsAreOld = true;
        }
    }

    synchronized void keep(MachineHistory history) {
        history.transitions().forEach(move -> moves.put(move.version(), move));
        notes.addAll(history.notes());
        while (moves.size() > KEPT) {
            moves.pollFirstEntry();
        }
        while (notes.size() > KEPT) {
            notes.remove(notes.iterator().next());
        }
    }

    synchronized void keep(List<Configuration> read) {
        configurations = read;
    }

    /// Whether configurations should be read, asked once for each reason to.
    synchronized boolean wantsConfigurations() {
        boolean wanted = configurationsAreOld;
        configurationsAreOld = false;
        return wanted;
    }

    /// Something was missed: what was read may be old.
    synchronized void doubt() {
        configurationsAreOld = true;
    }

    synchronized List<Configuration> configurations() {
        return configurations;
    }

    synchronized Optional<Sighting> latest() {
        return Optional.ofNullable(latest);
    }

    synchronized Optional<Machine> machine() {
        return latest instanceof Sighting.Known(var machine)
                ? Optional.of(machine)
                : Optional.empty();
    }

    /// The latest first.
    synchronized List<TimelineEntry> timeline() {
        return TimelineEntry.merged(moves.values(), notes);
    }
}
