package io.aerophoenix.fly.internal;

import io.aerophoenix.control.AppQuery;
import io.aerophoenix.control.AppView;
import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.http.Faults;
import io.aerophoenix.http.RefusedException;
import io.aerophoenix.lifecycle.MachineFilter;
import io.aerophoenix.lifecycle.MachinePage;
import io.aerophoenix.lifecycle.Sighting;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which machines of an app a list is to show.
///
/// @param region null for all
/// @param words what they may be called by where they stand; empty for anything
/// @param deleted whether destroyed ones are shown, where the words do not say so anyway
/// @param labels what their metadata must say
record MachineSelection(
        @Nullable RegionCode region,
        Set<String> words,
        boolean deleted,
        Map<String, String> labels) {
    private static final int PAGE = 1000;

    static MachineSelection of(MachineParameters query) {
        return new MachineSelection(
                region(query),
                new HashSet<>(query.words("state")),
                query.on("include_deleted"),
                query.under("metadata."));
    }

    private static @Nullable RegionCode region(MachineParameters query) {
        var text = query.text("region");
        try {
            return text == null ? null : new RegionCode(text);
        } catch (IllegalArgumentException e) {
            throw Faults.refusal("region", String.valueOf(e.getMessage()));
        }
    }

    List<Machine> of(MachineDoor door) {
        var states = states();
        if (states.isEmpty()) {
            // No machine here is ever called by any of these words.
            return List.of();
        }
        var filter = new MachineFilter(door.app(), region, states, "", labels);
        var found = new ArrayList<Machine>();
        @Nullable MachineId after = null;
        do {
            var page = page(door, new Query.ListMachines(filter, after, PAGE));
            page.machines().forEach(sighting -> add(sighting, found));
            after = page.next();
        } while (after != null);
        if (found.isEmpty()) {
            checkApp(door);
        }
        return found;
    }

    /// No machines are no reason to say that there is no app.
    private static void checkApp(MachineDoor door) {
        if (door.answer(new AppQuery.GetApp(door.app()))
                        instanceof Answer.Refused<AppView>(var refusal)
                && refusal.code() == ErrorCode.NOT_FOUND) {
            throw MachineDoor.error(404, MachineDoor.APP_NOT_FOUND);
        }
    }

    private static MachinePage page(MachineDoor door, Query.ListMachines query) {
        return switch (door.answer(query)) {
            case Answer.Done<MachinePage>(var page) -> page;
            case Answer.Refused<MachinePage>(var refusal) -> throw new RefusedException(refusal);
        };
    }

    private void add(Sighting sighting, List<Machine> found) {
        if (sighting instanceof Sighting.Known(var machine)
                && (words.isEmpty() || words.contains(MachineWords.of(machine)))) {
            found.add(machine);
        }
    }

    private Set<MachineState> states() {
        var states = EnumSet.noneOf(MachineState.class);
        if (words.isEmpty()) {
            states.addAll(EnumSet.allOf(MachineState.class));
            if (!deleted) {
                states.remove(MachineState.TERMINATED);
            }
        }
        for (var word : words) {
            states.addAll(MachineWords.states(word).orElseThrow(() -> unknown(word)));
        }
        return states;
    }

    private static RuntimeException unknown(String word) {
        return Faults.refusal(
                "state",
                "no machine is ever '%s'; ask for created, started, stopped, suspended, failed or destroyed"
                        .formatted(word));
    }
}
