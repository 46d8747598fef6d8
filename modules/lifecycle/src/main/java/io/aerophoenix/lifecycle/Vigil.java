package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What becomes of one machine's workload that nobody tells to do anything: it ends, is found to have ended, and is to
/// start again by its policy. For the thread that attends to the machine's actor.
final class Vigil {
    private static final Logger LOG = LoggerFactory.getLogger(Vigil.class);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(30);

    private final Surroundings region;
    private final Living living;
    private final Scribe scribe;
    private Message.@Nullable WorkloadEnded waitingEnd;

    Vigil(Surroundings region, Living living, Scribe scribe) {
        this.region = region;
        this.living = living;
        this.scribe = scribe;
    }

    void workloadEnded(Message.WorkloadEnded ended) {
        if (machine().status().operation() != null) {
            waitingEnd = ended;
        } else if (isCurrent(ended) && runs()) {
            var change =
                    Transitions.ended(
                            machine(), ended.exit(), ended.cause(), region.clock().instant());
            scribe.conclude(change).join();
            if (ended.cause() == Cause.REPAIR) {
                region.tally().repairs.increment();
            }
            planRestart();
        }
    }

    private boolean isCurrent(Message.WorkloadEnded ended) {
        var instance = machine().status().instance();
        return instance != null && instance.startedBy().equals(ended.startedBy());
    }

    private Machine machine() {
        return living.machine();
    }

    private boolean runs() {
        return machine().state() == MachineState.RUNNING
                || machine().state() == MachineState.SUSPENDED;
    }

    /// An operation has come to its end.
    void afterOperation(Cause cause) {
        planRestart();
        var ended = waitingEnd;
        waitingEnd = null;
        if (ended != null) {
            workloadEnded(ended);
        }
        if (cause == Cause.RECOVERY && runs()) {
            // The workload may have ended before anybody listened.
            lookBeside(Cause.EXIT);
        }
    }

    private void planRestart() {
        var at = machine().status().restartAt();
        if (at != null) {
            long version = machine().version();
            var wait = Duration.between(region.clock().instant(), at);
            // A clock that was set back must not make it longer than it ever is.
            var most = Restarts.LONGEST_WAIT;
            region.later(
                    wait.compareTo(most) > 0 ? most : wait,
                    () -> living.tell(new Message.RestartDue(version)));
        }
    }

    /// No operation is under way, and what has happened meanwhile is not known.
    void takeUp() {
        if (runs()) {
            lookBeside(Cause.EXIT);
        } else {
            planRestart();
        }
    }

    /// Asks the driver what became of the workload; beside the actor, since it may block.
    void lookBeside(Cause cause) {
        region.threads().execute(() -> look(cause));
    }

    private void look(Cause cause) {
        var machine = machine();
        var driver = region.drivers().get(machine.spec().driver());
        if (driver == null) {
            LOG.error(
                    "{} runs under the driver '{}', which is not configured here",
                    machine.id(),
                    machine.spec().driver());
            return;
        }
        var startedBy = Effects.instanceOf(machine).startedBy();
        try {
            switch (driver.observe(machine.id(), startedBy)) {
                case Truth.Running _, Truth.Suspended _ ->
                        LOG.debug("{} is taken up again", machine.id());
                case Truth.Ended(_, var exit) ->
                        living.tell(new Message.WorkloadEnded(startedBy, exit, cause));
                case Truth.NeverStarted() ->
                        living.tell(
                                new Message.WorkloadEnded(
                                        startedBy, Exit.unseen(region.clock().instant()), cause));
            }
        } catch (DriverException e) {
            LOG.warn("What became of {} is not known yet; asking again", machine.id(), e);
            region.later(ASK_AGAIN, () -> living.tell(new Message.Recover()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What was heard of an end is in the journal, or will be found out again.
    void beginAnew() {
        waitingEnd = null;
    }
}
