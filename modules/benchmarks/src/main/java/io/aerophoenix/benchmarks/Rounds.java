package io.aerophoenix.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// Several trials, one after the other, and all of that again: whatever changes on the computer meanwhile, changes for
/// all of them alike.
final class Rounds {
    private Rounds() {}

    /// @return the medians over all rounds
    static Figures of(int rounds, List<Trial> trials) throws Exception {
        var rows = new ArrayList<Row>();
        for (int round = 1; round <= rounds; round++) {
            for (var trial : trials) {
                System.err.printf("round %d of %d: %s%n", round, rounds, trial.subject());
                rows.addAll(trial.measurement().rows());
            }
        }
        return Figures.medians(rows);
    }

    record Trial(String subject, Measurement measurement) {}

    /// Opens what is to be measured, measures it, and removes it.
    interface Measurement {
        List<Row> rows() throws Exception;
    }
}
