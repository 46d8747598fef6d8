package io.aerophoenix.benchmarks;

import io.aerophoenix.fleet.MachineState;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;

/// A machine as an event-sourced actor. As in our design, an operation is two events: one before the effect, one after
/// it; the effect runs beside the actor, and the answer does not wait for the second event.
///
/// An event is as many bytes as ours, made ready before: nothing is spent on encoding it.
final class PekkoMachine
        extends EventSourcedBehavior<PekkoMachine.Command, byte[], PekkoMachine.Life> {
    private final ActorContext<Command> context;
    private final int number;
    private final Surroundings surroundings;

    private PekkoMachine(ActorContext<Command> context, int number, Surroundings surroundings) {
        super(PersistenceId.ofUniqueId("machine-" + number));
        this.context = context;
        this.number = number;
        this.surroundings = surroundings;
    }

    static Behavior<Command> behavior(int number, Surroundings surroundings) {
        return Behaviors.setup(context -> new PekkoMachine(context, number, surroundings));
    }

    @Override
    public Life emptyState() {
        return new Life(0, new byte[] {Payloads.NEW});
    }

    @Override
    public EventHandler<Life, byte[]> eventHandler() {
        return (life, event) -> new Life(life.moves + 1, event);
    }

    @Override
    public CommandHandler<Command, byte[], Life> commandHandler() {
        return (life, command) ->
                switch (command) {
                    case Operate(var answerTo) -> operate(life, answerTo);
                    case EffectEnded ended -> effectEnded(ended);
                    case Look(var answerTo) ->
                            Effect().none().thenReply(answerTo, now -> now.moves);
                };
    }

    private Effect<byte[], Life> operate(Life life, ActorRef<Verdict> answerTo) {
        var turn = Turn.from(life.state());
        if (!turn.allowedFrom(life.state())) {
            return Effect().none().thenReply(answerTo, _ -> Verdict.BUSY);
        }
        return Effect()
                .persist(surroundings.payloads().of(turn.through()))
                .thenRun(stopping -> perform(turn, stopping, answerTo));
    }

    private void perform(Turn turn, Life now, ActorRef<Verdict> answerTo) {
        long operation = (now.moves + 1) / Turn.MOVES;
        context.pipeToSelf(
                CompletableFuture.runAsync(
                        () -> surroundings.hosts().perform(number, operation),
                        surroundings.threads()),
                (_, failure) -> new EffectEnded(turn.to(), failure == null, answerTo));
    }

    private Effect<byte[], Life> effectEnded(EffectEnded ended) {
        if (!ended.done()) {
            // The caller runs into its time limit, and the benchmark stops there.
            return Effect().none();
        }
        ended.answerTo().tell(Verdict.DONE);
        return Effect().persist(surroundings.payloads().of(ended.to()));
    }

    /// What all machines share.
    ///
    /// @param threads where effects run
    record Surroundings(SimulatedHosts hosts, Payloads payloads, Executor threads) {}

    /// Where a machine stands: the event that came last tells the state.
    static final class Life {
        private final long moves;
        private final byte[] latest;

        private Life(long moves, byte[] latest) {
            this.moves = moves;
            this.latest = latest;
        }

        private MachineState state() {
            return Payloads.stateOf(latest[0]);
        }
    }

    sealed interface Command {}

    record Operate(ActorRef<Verdict> answerTo) implements Command {}

    /// @param to what the machine is now
    /// @param done false when the effect failed
    record EffectEnded(MachineState to, boolean done, ActorRef<Verdict> answerTo)
            implements Command {}

    /// Asks how many moves there have been.
    record Look(ActorRef<Long> answerTo) implements Command {}
}
