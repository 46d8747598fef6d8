package io.aerophoenix.simulator;

import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// One thing that truly happened in the simulated world: a line of its ledger.
///
/// A repeated request that changes nothing is no effect, so two equal effects of one intent mean that something
/// happened twice.
public sealed interface Effect {
    MachineId machine();

    Instant at();

    /// Something that happened to the life that this intent started.
    sealed interface OfIntent extends Effect {
        IntentId intent();

        @Override
        default MachineId machine() {
            return intent().machine();
        }
    }

    /// A boot began. All that will come of it if nobody intervenes is decided here.
    ///
    /// @param boot how long the boot takes
    /// @param deadline how long it may take
    /// @param host the number of the host, from 0
    /// @param settings the `sim.` settings of the spec
    record Started(
            IntentId intent,
            Instant at,
            Duration boot,
            Duration deadline,
            int host,
            Resources size,
            Map<String, String> settings)
            implements OfIntent {
        public Started {
            settings = Map.copyOf(settings);
        }
    }

    /// A boot came to nothing.
    record Failed(IntentId intent, Instant at, Failure why) implements OfIntent {}

    record Suspended(IntentId intent, Instant at) implements OfIntent {}

    record Resumed(IntentId intent, Instant at) implements OfIntent {}

    /// It was asked to stop and did not, as `sim.fail=stop` wants it.
    record Withstood(IntentId intent, Instant at) implements OfIntent {}

    /// A signal reached it, and it goes on.
    record Signalled(IntentId intent, Instant at, String signal) implements OfIntent {}

    /// It ended because it was asked to.
    record Stopped(IntentId intent, Exit exit) implements OfIntent {
        @Override
        public Instant at() {
            return exit.at();
        }
    }

    /// It ended by itself, or of a signal.
    record Ended(IntentId intent, Exit exit) implements OfIntent {
        @Override
        public Instant at() {
            return exit.at();
        }
    }

    /// Somebody was told that this intent never started anything; from here on it never will.
    record Fenced(IntentId intent, Instant at) implements OfIntent {}

    /// Lives up to this one, long over, were dropped to keep a machine's record short.
    ///
    /// @param lines how many lines their logs had together
    record Forgotten(IntentId intent, Instant at, long lines) implements OfIntent {}

    /// All that was kept for a machine was removed.
    record Discarded(MachineId machine, Instant at) implements Effect {}

    /// Why a boot came to nothing.
    enum Failure {
        /// `sim.fail=start`.
        FAULT("the simulated boot failed, as sim.fail=start wants it"),
        DEADLINE("it did not boot within its deadline"),
        INTERRUPTED("whoever waited for the boot gave up"),
        FENCED("it was found booting without an end, and was given up");

        private final String phrase;

        Failure(String phrase) {
            this.phrase = phrase;
        }

        public String phrase() {
            return phrase;
        }
    }
}
