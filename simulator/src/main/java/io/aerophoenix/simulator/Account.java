package io.aerophoenix.simulator;

import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.Truth;

/// What a chronicle has to say about one intent, in the words of the driver. Pure.
record Account(Chronicle chronicle, IntentId intent) {
    /// The life of this intent, whatever has become of it.
    ///
    /// @throws DriverException when there is none
    Life life() throws DriverException {
        if (chronicle.find(intent).orElse(null) instanceof Life life) {
            return life;
        }
        throw new DriverException(
                chronicle.hasForgotten(intent)
                        ? "%s is over and past recall".formatted(intent)
                        : "%s was never started".formatted(intent));
    }

    /// The life of this intent, which boots, runs, or ran.
    ///
    /// @throws DriverException when there is none, or its boot came to nothing
    Life viableLife() throws DriverException {
        var life = life();
        if (life.phase() instanceof Life.Phase.Aborted(var why)) {
            throw new DriverException("%s did not start: %s".formatted(intent, why.phrase()));
        }
        return life;
    }

    /// The answer to a start that has been waited for.
    Instance started() throws DriverException {
        if (isFenced()) {
            throw new DriverException(
                    "%s was once found never started, and never will be".formatted(intent));
        }
        var life = viableLife();
        if (life.bootsInVain()) {
            throw new DriverException(
                    "%s does not start, and its failure could not be written down; observe it"
                            .formatted(intent));
        }
        return life.instance();
    }

    /// What is true once nothing boots any more.
    Truth truth() throws DriverException {
        if (isFenced()) {
            return new Truth.NeverStarted();
        }
        var life = life();
        return switch (life.phase()) {
            case Life.Phase.Going _ -> new Truth.Running(life.instance());
            case Life.Phase.Frozen _ -> new Truth.Suspended(life.instance());
            case Life.Phase.Over(var exit, _) -> new Truth.Ended(life.instance(), exit);
            case Life.Phase.Aborted _ -> new Truth.NeverStarted();
        };
    }

    private boolean isFenced() {
        return chronicle.find(intent).orElse(null) instanceof Attempt.Fence;
    }
}
