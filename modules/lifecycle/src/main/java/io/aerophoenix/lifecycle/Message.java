package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.Transition.Timings;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// What a machine's actor hears.
sealed interface Message {
    /// Somebody wants something.
    record Asked(Lifecycle.Order order, Instant queuedAt, CompletableFuture<Answer<Machine>> reply)
            implements Message {}

    /// The machine is durable, and so is the operation that it was created with.
    record Born(CompletableFuture<Answer<Machine>> reply) implements Message {}

    /// The effect of the operation under way has come to its end.
    record EffectEnded(IntentId intent, EffectResult result, Cause cause, Timings timings)
            implements Message {}

    /// The workload has ended by itself.
    record WorkloadEnded(IntentId startedBy, Exit exit) implements Message {}

    /// The moment of a restart by policy has come, for the machine as it was at this version.
    record RestartDue(long version) implements Message {}

    /// An effect that failed, and must be done, is due again.
    record RetryDue(IntentId intent) implements Message {}

    /// The region has started: see what has become of the machine meanwhile.
    record Recover() implements Message {}
}
