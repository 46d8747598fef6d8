package io.aerophoenix.lifecycle;

import java.time.Duration;

/// How a region treats its machines. Every bound and every wait that an operator may want to know has its name here.
///
/// @param mostInFlight requests that the region works on at once; past it new ones are refused as overloaded
/// @param terminatedKept how many terminated machines stay in memory and in lists, the newest; older ones are found by
///     their id, in their files
/// @param reconcileEvery how often what the drivers report is compared with what the journal says
/// @param deadlines how long effects may take
/// @param supervision what follows when an actor fails
public record LifecycleSettings(
        int mostInFlight,
        int terminatedKept,
        Duration reconcileEvery,
        Deadlines deadlines,
        Supervision supervision) {
    public LifecycleSettings {
        if (mostInFlight < 1 || terminatedKept < 0 || !reconcileEvery.isPositive()) {
            throw new IllegalArgumentException(
                    "at least one request in flight, no fewer than none terminated, and some time between two comparisons");
        }
    }

    public static LifecycleSettings standard() {
        return new LifecycleSettings(
                16_384,
                10_000,
                Duration.ofSeconds(5),
                new Deadlines(
                        Duration.ofSeconds(20), Duration.ofSeconds(5), Duration.ofMillis(500)),
                new Supervision(
                        5, Duration.ofSeconds(60), Duration.ofMillis(100), Duration.ofSeconds(30)));
    }

    public LifecycleSettings withMostInFlight(int most) {
        return new LifecycleSettings(most, terminatedKept, reconcileEvery, deadlines, supervision);
    }

    public LifecycleSettings withTerminatedKept(int kept) {
        return new LifecycleSettings(mostInFlight, kept, reconcileEvery, deadlines, supervision);
    }

    public LifecycleSettings withReconcileEvery(Duration every) {
        return new LifecycleSettings(mostInFlight, terminatedKept, every, deadlines, supervision);
    }

    public LifecycleSettings withDeadlines(Deadlines other) {
        return new LifecycleSettings(
                mostInFlight, terminatedKept, reconcileEvery, other, supervision);
    }

    public LifecycleSettings withSupervision(Supervision other) {
        return new LifecycleSettings(
                mostInFlight, terminatedKept, reconcileEvery, deadlines, other);
    }

    /// How long an effect may take before it counts as unknown.
    ///
    /// @param start what a driver is given for a start
    /// @param slack on top of what a start or a stop may take by itself; all that other effects have
    /// @param patience how long an effect that was interrupted at its deadline has to come back, before its thread is
    ///     given up
    public record Deadlines(Duration start, Duration slack, Duration patience) {}

    /// @param mostFailures how many failures of one actor within the window it gets over; one more, and its machine is
    ///     quarantined
    /// @param window over which failures are counted
    /// @param firstWait before the first new start of an actor; doubles with each failure within the window
    /// @param longestWait before any
    public record Supervision(
            int mostFailures, Duration window, Duration firstWait, Duration longestWait) {}
}
