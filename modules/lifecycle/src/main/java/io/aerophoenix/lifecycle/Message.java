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

    /// The effect of the operation under way has come to its end, or is given up.
    record EffectEnded(IntentId intent, EffectResult result, Cause cause, Timings timings)
            implements Message {}

    /// The workload has ended by itself.
    ///
    /// @param cause [Cause#EXIT] when its driver said so, [Cause#REPAIR] when nobody did and it was found out
    record WorkloadEnded(IntentId startedBy, Exit exit, Cause cause) implements Message {}

    /// The moment of a restart by policy has come, for the machine as it was at this version.
    record RestartDue(long version) implements Message {}

    /// An effect that must be done, and was not, or nobody knows, is due again.
    record RetryDue(IntentId intent, Attempt.Manner manner) implements Message {}

    /// The region has started, or the actor anew: see what has become of the machine meanwhile.
    record Recover() implements Message {}

    /// What was told to be done could not be made durable.
    ///
    /// @param life which of the actor's lives told it
    record OutcomeLost(int life) implements Message {}

    /// The driver's truth differs from the journal, for the machine as it was at this step.
    record Repair(long step, Difference difference) implements Message {}

    /// A workload that should not have lived was told to end.
    record Cleared(IntentId startedBy, EffectResult result) implements Message {}

    /// The machine's file is found to be damaged.
    record Damaged(String reason) implements Message {}
}
