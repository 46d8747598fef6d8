package io.aerophoenix.simulator;

import io.aerophoenix.fleet.IntentId;

/// What came of one intent to start a machine: a life, or the certainty that there will be none.
sealed interface Attempt permits Life, Attempt.Fence {
    IntentId intent();

    /// Whether it takes up room on its host.
    boolean holdsRoom();

    /// This intent starts nothing, now and ever.
    record Fence(IntentId intent) implements Attempt {
        @Override
        public boolean holdsRoom() {
            return false;
        }
    }
}
