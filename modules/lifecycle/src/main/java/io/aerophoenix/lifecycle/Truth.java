package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.Instance;

/// What a driver finds to be true of one life of a workload.
public sealed interface Truth {
    /// It was never started and, after this answer, never will be under this intent.
    record NeverStarted() implements Truth {}

    record Running(Instance instance) implements Truth {}

    record Suspended(Instance instance) implements Truth {}

    /// It had started, and has ended.
    record Ended(Instance instance, Exit exit) implements Truth {}
}
