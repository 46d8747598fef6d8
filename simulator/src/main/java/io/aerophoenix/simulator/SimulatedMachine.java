package io.aerophoenix.simulator;

import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.MachineDriver.StartOrder;
import io.aerophoenix.lifecycle.Truth;
import io.aerophoenix.simulator.Effect.Discarded;
import io.aerophoenix.simulator.Effect.Ended;
import io.aerophoenix.simulator.Effect.Failed;
import io.aerophoenix.simulator.Effect.Failure;
import io.aerophoenix.simulator.Effect.Fenced;
import io.aerophoenix.simulator.Effect.OfIntent;
import io.aerophoenix.simulator.Effect.Resumed;
import io.aerophoenix.simulator.Effect.Signalled;
import io.aerophoenix.simulator.Effect.Stopped;
import io.aerophoenix.simulator.Effect.Suspended;
import io.aerophoenix.simulator.Effect.Withstood;
import io.aerophoenix.simulator.WorldTime.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One simulated machine: its chronicle, and at most one alarm for what comes next. Everything that happens to it is
/// decided here, one thing at a time, and written down before it counts.
///
/// Small on purpose: a running machine that nobody looks at is this object and a handful of values.
final class SimulatedMachine {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedMachine.class);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(1);

    /// The signals of which it ends, as a program does that has made no provision.
    private static final Set<String> ENDING = Set.of("SIGINT", "SIGKILL", "SIGQUIT", "SIGTERM");

    private final World world;
    private Chronicle chronicle;
    private @Nullable Alarm alarm;

    /// Opened when the present boot comes to its end; null when nothing boots.
    private @Nullable CountDownLatch bootEnds;

    SimulatedMachine(World world, Chronicle chronicle) {
        this.world = world;
        this.chronicle = chronicle;
    }

    synchronized Chronicle chronicle() {
        return chronicle;
    }

    private synchronized Account account(IntentId intent) {
        return new Account(chronicle, intent);
    }

    /// Goes on where an earlier run of the control plane left off. An end that nobody watched is not reported: whoever
    /// observes is told.
    synchronized void goOn() throws DriverException {
        chronicle.living().ifPresent(life -> world.settle(life.start()));
        var overdue = due();
        if (overdue.isPresent()) {
            record(overdue.get());
        } else {
            arm();
        }
    }

    Instance start(StartOrder order) throws DriverException, InterruptedException {
        begin(order);
        try {
            awaitBoot(order.intent());
        } catch (InterruptedException e) {
            giveUpAfter(e, order.intent());
            throw e;
        }
        world.refuseIfClosed(order.intent());
        return account(order.intent()).started();
    }

    private synchronized void begin(StartOrder order) throws DriverException {
        var intent = order.intent();
        if (chronicle.find(intent).isPresent()) {
            return;
        }
        refuseIfItMayNotBegin(intent);
        var planned = world.planned(order);
        try {
            record(planned);
        } catch (DriverException e) {
            world.release(planned);
            throw e;
        }
    }

    private void refuseIfItMayNotBegin(IntentId intent) throws DriverException {
        if (chronicle.hasForgotten(intent)) {
            throw new DriverException(
                    "%s is over and past recall; start under a new intent".formatted(intent));
        }
        var living = chronicle.living();
        if (living.isPresent()) {
            throw new DriverException(
                    "%s was not started: %s still runs; stop that first"
                            .formatted(intent, living.get().intent()));
        }
    }

    synchronized Exit stop(IntentId intent, StopPolicy policy) throws DriverException {
        var life = account(intent).viableLife();
        if (life.phase() instanceof Life.Phase.Over(var exit, _)) {
            return exit;
        }
        if (life.behaviour().has(Fault.STOP) && !life.withstood()) {
            record(new Withstood(intent, world.now()));
            throw new DriverException(
                    "%s still runs: it withstands one stop, as sim.fail=stop wants it; stop it again"
                            .formatted(intent));
        }
        var exit =
                policy.signal().equals("SIGKILL")
                        ? new Exit(null, policy.signal(), world.now())
                        : new Exit(0, null, world.now());
        record(new Stopped(intent, exit));
        return exit;
    }

    synchronized void suspend(IntentId intent) throws DriverException {
        var life = account(intent).viableLife();
        var now = world.now();
        if (life.runs(now)) {
            record(new Suspended(intent, now));
        } else if (!(life.phase() instanceof Life.Phase.Frozen)) {
            throw new DriverException("%s does not run: nothing to freeze".formatted(intent));
        }
    }

    synchronized void resume(IntentId intent) throws DriverException {
        var life = account(intent).viableLife();
        var now = world.now();
        if (life.phase() instanceof Life.Phase.Frozen) {
            record(new Resumed(intent, now));
        } else if (!life.runs(now)) {
            throw new DriverException("%s is not frozen: nothing to resume".formatted(intent));
        }
    }

    void signal(IntentId intent, String signal) throws DriverException {
        var ended = take(intent, signal);
        ended.ifPresent(world::report);
    }

    private synchronized Optional<Ended> take(IntentId intent, String signal)
            throws DriverException {
        var life = living(intent);
        var now = world.now();
        if (ENDING.contains(signal) && (life.runs(now) || signal.equals("SIGKILL"))) {
            var ended = new Ended(intent, new Exit(null, signal, now));
            record(ended);
            return Optional.of(ended);
        }
        if (!life.runs(now)) {
            throw new DriverException(
                    "%s is frozen and takes no signal but SIGKILL; resume it first"
                            .formatted(intent));
        }
        if (life.tellsOfSignals()) {
            record(new Signalled(intent, now, signal));
        }
        return Optional.empty();
    }

    /// The life of this intent, which runs or is frozen.
    ///
    /// @throws DriverException when it does not
    synchronized Life living(IntentId intent) throws DriverException {
        var life = account(intent).viableLife();
        if (!life.holdsRoom() || life.boots(world.now())) {
            throw new DriverException("%s does not run".formatted(intent));
        }
        return life;
    }

    Truth observe(IntentId intent) throws DriverException, InterruptedException {
        fence(intent);
        awaitBoot(intent);
        world.refuseIfClosed(intent);
        return account(intent).truth();
    }

    /// Sees to it that a start that has not begun never will, and that one which cannot succeed is over.
    private synchronized void fence(IntentId intent) throws DriverException {
        var attempt = chronicle.find(intent);
        if (attempt.isEmpty() && !chronicle.hasForgotten(intent)) {
            record(new Fenced(intent, world.now()));
        } else if (attempt.orElse(null) instanceof Life life && life.bootsInVain()) {
            record(new Failed(intent, world.now(), Failure.FENCED));
        }
    }

    synchronized void discard(MachineId machine) throws DriverException {
        var living = chronicle.living();
        if (living.isPresent()) {
            throw new DriverException(
                    "%s was not discarded: %s still runs; stop it first"
                            .formatted(machine, living.get().intent()));
        }
        if (!chronicle.equals(Chronicle.EMPTY)) {
            world.write(new Discarded(machine, world.now()));
            chronicle = Chronicle.EMPTY;
        }
    }

    /// Nobody is kept waiting when the world is closed.
    synchronized void letGo() {
        openBoot();
    }

    private void awaitBoot(IntentId intent) throws InterruptedException {
        var end = bootOf(intent);
        if (end != null) {
            end.await();
        }
    }

    private synchronized @Nullable CountDownLatch bootOf(IntentId intent) {
        var boots = chronicle.living().filter(life -> life.intent().equals(intent)).isPresent();
        return boots ? bootEnds : null;
    }

    private synchronized void giveUpAfter(InterruptedException interruption, IntentId intent) {
        var now = world.now();
        try {
            if (chronicle.find(intent).orElse(null) instanceof Life life && life.boots(now)) {
                record(new Failed(intent, now, Failure.INTERRUPTED));
            }
        } catch (DriverException e) {
            interruption.addSuppressed(e);
        }
    }

    /// What has come of itself by now.
    private Optional<OfIntent> due() {
        return chronicle.living().flatMap(life -> life.due(world.now()));
    }

    private void turn() {
        try {
            var turned = takeTurn();
            if (turned.orElse(null) instanceof Ended ended) {
                world.report(ended);
            }
        } catch (DriverException e) {
            LOG.error("A simulated machine stays as it is for {}", TRY_AGAIN_AFTER, e);
        }
    }

    private synchronized Optional<OfIntent> takeTurn() throws DriverException {
        var due = due();
        if (due.isEmpty()) {
            arm();
            return due;
        }
        try {
            record(due.get());
        } catch (DriverException e) {
            openBoot();
            armAt(world.now().plus(TRY_AGAIN_AFTER));
            throw e;
        }
        return due;
    }

    /// Makes something happen: it is checked, written down, and then so.
    private void record(OfIntent effect) throws DriverException {
        var next = chronicle.after(effect);
        world.write(effect);
        var before = chronicle.living();
        chronicle = next;
        if (before.isPresent() && next.living().isEmpty()) {
            world.release(before.get().start());
        }
        arm();
    }

    /// Sets the alarm for what comes next of itself, in place of the one that was set.
    private void arm() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
        var now = world.now();
        var living = chronicle.living();
        if (living.filter(life -> life.boots(now)).isEmpty()) {
            openBoot();
        } else if (bootEnds == null) {
            bootEnds = new CountDownLatch(1);
        }
        living.flatMap(life -> life.nextTurn(now)).ifPresent(this::armAt);
    }

    private void armAt(Instant moment) {
        alarm = world.at(moment, this::turn);
    }

    private void openBoot() {
        if (bootEnds != null) {
            bootEnds.countDown();
            bootEnds = null;
        }
    }
}
