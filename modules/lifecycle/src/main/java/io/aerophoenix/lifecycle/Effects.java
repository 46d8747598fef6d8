package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.StopPolicy;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out the effect of an operation at the machine's driver. Done again, it happens once: every effect is named by
/// the operation's intent, or by the one that started the workload.
final class Effects {
    private static final Logger LOG = LoggerFactory.getLogger(Effects.class);

    private final Map<String, MachineDriver> drivers;
    private final LifecycleSettings.Deadlines deadlines;
    private final Provisions provisions;

    Effects(
            Map<String, MachineDriver> drivers,
            LifecycleSettings.Deadlines deadlines,
            Provisions provisions) {
        this.drivers = drivers;
        this.deadlines = deadlines;
        this.provisions = provisions;
    }

    /// How long the effect of a machine's operation may take.
    Duration deadline(Machine machine) {
        return switch (Transitions.operationOf(machine).action()) {
            case START -> deadlines.start().plus(deadlines.slack());
            case STOP -> stopPolicy(machine).grace().plus(deadlines.slack());
            case SUSPEND, RESUME, DESTROY -> deadlines.slack();
        };
    }

    /// Blocks until the effect is done, has failed, or was interrupted.
    EffectResult perform(Machine machine, Attempt.Manner manner) {
        var driver = drivers.get(machine.spec().driver());
        if (driver == null) {
            return new EffectResult.Failed(
                    "the driver '%s' is not configured in this region"
                            .formatted(machine.spec().driver()));
        }
        try {
            return switch (manner) {
                case PLAIN -> perform(driver, machine);
                case AFTER_CRASH -> performAgain(driver, machine);
                case AFTER_HANG -> findOut(driver, machine);
            };
        } catch (InterruptedException e) {
            return afterCutOff(driver, machine);
        }
    }

    private EffectResult perform(MachineDriver driver, Machine machine)
            throws InterruptedException {
        try {
            return ask(driver, machine);
        } catch (DriverException e) {
            return new EffectResult.Failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("The driver {} failed unexpectedly on {}", driver.name(), machine.id(), e);
            return new EffectResult.Failed(
                    "the driver %s failed unexpectedly: %s".formatted(driver.name(), e));
        }
    }

    /// A workload that has ended since can neither be frozen nor go on. Whether it had been told to before, nobody knows
    /// any more; but somebody may have been answered that it had, so that is how it counts.
    private EffectResult performAgain(MachineDriver driver, Machine machine)
            throws InterruptedException {
        var result = perform(driver, machine);
        boolean mayHaveBeenDone =
                switch (Transitions.operationOf(machine).action()) {
                    case SUSPEND, RESUME -> true;
                    case START, STOP, DESTROY -> false;
                };
        return result instanceof EffectResult.Failed && mayHaveBeenDone && hasEnded(driver, machine)
                ? new EffectResult.Done()
                : result;
    }

    private static boolean hasEnded(MachineDriver driver, Machine machine)
            throws InterruptedException {
        try {
            return driver.observe(machine.id(), startedBy(machine)) instanceof Truth.Ended;
        } catch (DriverException e) {
            return false; // the failure stands, and is reported
        }
    }

    /// After a hang: what has come of it decides. A start is not asked for again, since the one that hangs might still come
    /// about beside it: the driver is asked, and fences it when it has not.
    private EffectResult findOut(MachineDriver driver, Machine machine)
            throws InterruptedException {
        return Transitions.operationOf(machine).action() == Action.START
                ? startedAfterAll(driver, machine)
                : performAgain(driver, machine);
    }

    private static EffectResult startedAfterAll(MachineDriver driver, Machine machine)
            throws InterruptedException {
        try {
            return switch (driver.observe(
                    machine.id(), Transitions.operationOf(machine).intent())) {
                case Truth.NeverStarted() -> new EffectResult.Failed(late(driver, machine));
                case Truth.Running(var instance) -> new EffectResult.Started(instance);
                case Truth.Suspended(var instance) -> new EffectResult.Started(instance);
                case Truth.Ended(var instance, _) -> new EffectResult.Started(instance);
            };
        } catch (DriverException e) {
            return new EffectResult.Unknown(
                    "%s; and what became of it is not known: %s"
                            .formatted(late(driver, machine), e.getMessage()));
        }
    }

    // A start that was cut off may have come about all the same: that can be told at once.
    private static EffectResult afterCutOff(MachineDriver driver, Machine machine) {
        if (Transitions.operationOf(machine).action() == Action.START) {
            try {
                return startedAfterAll(driver, machine);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return new EffectResult.Unknown(late(driver, machine));
    }

    private static String late(MachineDriver driver, Machine machine) {
        return "the driver %s did not answer in time; its %s was cut off"
                .formatted(driver.name(), Transitions.operationOf(machine).action().word());
    }

    private EffectResult ask(MachineDriver driver, Machine machine)
            throws DriverException, InterruptedException {
        var operation = Transitions.operationOf(machine);
        var id = machine.id();
        return switch (operation.action()) {
            case START ->
                    new EffectResult.Started(
                            driver.start(
                                    new MachineDriver.StartOrder(
                                            operation.intent(),
                                            provisions.provided(machine),
                                            deadlines.start())));
            case STOP ->
                    new EffectResult.Ended(
                            driver.stop(id, startedBy(machine), stopPolicy(machine)));
            case SUSPEND -> {
                driver.suspend(id, startedBy(machine));
                yield new EffectResult.Done();
            }
            case RESUME -> {
                driver.resume(id, startedBy(machine));
                yield new EffectResult.Done();
            }
            case DESTROY -> {
                driver.discard(id);
                yield new EffectResult.Done();
            }
        };
    }

    private static StopPolicy stopPolicy(Machine machine) {
        var asked = Transitions.operationOf(machine).stop();
        return asked == null ? machine.spec().stop() : asked;
    }

    private static IntentId startedBy(Machine machine) {
        return instanceOf(machine).startedBy();
    }

    static Instance instanceOf(Machine machine) {
        var instance = machine.status().instance();
        if (instance == null) {
            throw new IllegalStateException(
                    "%s is %s without ever having run"
                            .formatted(machine.id(), machine.state().word()));
        }
        return instance;
    }
}
