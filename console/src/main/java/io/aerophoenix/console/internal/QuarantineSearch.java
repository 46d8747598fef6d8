package io.aerophoenix.console.internal;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.lifecycle.MachineFilter;
import io.aerophoenix.lifecycle.Sighting;
import java.util.ArrayList;
import java.util.List;

/// Finds machines that cannot be read among all others; looks again only when their number has changed.
final class QuarantineSearch {
    static final int SHOWN = 20;

    /// A region of 200,000 machines is looked through; beyond that, the number must do.
    private static final int MOST_PAGES = 200;

    private final Operator operator;
    private int number;
    private List<MachineRow> found = List.of();

    QuarantineSearch(Operator operator) {
        this.operator = operator;
    }

    /// The first of them, at most [#SHOWN].
    List<MachineRow> some(int quarantined) {
        if (quarantined != number) {
            found = quarantined == 0 ? List.of() : search(Math.min(quarantined, SHOWN));
            number = quarantined;
        }
        return found;
    }

    private List<MachineRow> search(int wanted) {
        var pages = new MachinePages(operator, MachineFilter.LIVING);
        var rows = new ArrayList<MachineRow>();
        for (int page = 0; page < MOST_PAGES && rows.size() < wanted; page++) {
            var machines = machines(pages, page);
            machines.stream()
                    .filter(Sighting.Quarantined.class::isInstance)
                    .map(MachineRow::of)
                    .limit(wanted - rows.size())
                    .forEach(rows::add);
            if (machines.size() < MachinePages.STRIDE) {
                break;
            }
        }
        return rows;
    }

    private static List<Sighting> machines(MachinePages pages, int page) {
        return switch (pages.stretch(page * MachinePages.STRIDE, MachinePages.STRIDE)) {
            case Answer.Done<List<Sighting>>(var machines) -> machines;
            case Answer.Refused<List<Sighting>> _ -> List.of();
        };
    }
}
