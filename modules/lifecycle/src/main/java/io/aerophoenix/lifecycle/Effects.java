package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Machine;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out the effect of an operation at the machine's driver. Done again, it happens once: every effect is named by
/// the operation's intent, or by the one that started the workload.
final class Effects {
    static final Duration START_DEADLINE = Duration.ofSeconds(20);

    /// On top of what a start or a stop may take by itself.
    static final Duration SLACK = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Effects.class);

    private final Map<String, MachineDriver> drivers;
    private final ScheduledExecutorService timer;

    Effects(Map<String, MachineDriver> drivers, ScheduledExecutorService timer) {
        this.drivers = drivers;
        this.timer = timer;
    }

    /// Blocks until the effect is done, has failed, or was cut off at its deadline.
    EffectResult perform(Machine machine) {
        var driver = drivers.get(machine.spec().driver());
        if (driver == null) {
            return new EffectResult.Failed(
                    "the driver '%s' is not configured in this region"
                            .formatted(machine.spec().driver()));
        }
        var cutOff = cutOff(deadline(machine));
        try {
            return ask(driver, machine);
        } catch (DriverException e) {
            return new EffectResult.Failed(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            return afterCutOff(driver, machine);
        } catch (RuntimeException e) {
            LOG.error("The driver {} failed unexpectedly on {}", driver.name(), machine.id(), e);
            return new EffectResult.Failed(
                    "the driver %s failed unexpectedly: %s".formatted(driver.name(), e));
        } finally {
            cutOff.cancel(false);
            // The cut may have come when all was done: it must not reach what this thread does
            // next.
            Thread.interrupted();
        }
    }

    /// As [#perform], for an effect that may have been done, and answered, before the region was killed.
    ///
    /// A workload that has ended since can neither be frozen nor go on. Whether it had been told to before, nobody knows
    /// any more; but somebody may have been answered that it had, so that is how it counts.
    EffectResult performAgain(Machine machine) {
        var result = perform(machine);
        boolean mayHaveBeenDone =
                switch (Transitions.operationOf(machine).action()) {
                    case SUSPEND, RESUME -> true;
                    case START, STOP, DESTROY -> false;
                };
        return result instanceof EffectResult.Failed && mayHaveBeenDone && hasEnded(machine)
                ? new EffectResult.Done()
                : result;
    }

    private boolean hasEnded(Machine machine) {
        var driver = drivers.get(machine.spec().driver());
        try {
            return driver != null
                    && driver.observe(machine.id(), startedBy(machine)) instanceof Truth.Ended;
        } catch (DriverException e) {
            return false; // the failure stands, and is reported
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Future<?> cutOff(Duration deadline) {
        var worker = Thread.currentThread();
        return timer.schedule(worker::interrupt, deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Duration deadline(Machine machine) {
        return switch (Transitions.operationOf(machine).action()) {
            case START -> START_DEADLINE.plus(SLACK);
            case STOP -> machine.spec().stop().grace().plus(SLACK);
            case SUSPEND, RESUME, DESTROY -> SLACK;
        };
    }

    private static EffectResult ask(MachineDriver driver, Machine machine)
            throws DriverException, InterruptedException {
        var operation = Transitions.operationOf(machine);
        var id = machine.id();
        return switch (operation.action()) {
            case START ->
                    new EffectResult.Started(
                            driver.start(
                                    new MachineDriver.StartOrder(
                                            operation.intent(), machine.spec(), START_DEADLINE)));
            case STOP ->
                    new EffectResult.Ended(
                            driver.stop(id, startedBy(machine), machine.spec().stop()));
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

    // A start that was cut off may have come about all the same: the driver knows, and fences it
    // when it has not.
    private static EffectResult afterCutOff(MachineDriver driver, Machine machine) {
        var operation = Transitions.operationOf(machine);
        var late =
                new EffectResult.Failed(
                        "the driver %s did not answer in time; its %s was cut off"
                                .formatted(driver.name(), operation.action().word()));
        if (operation.action() != Action.START) {
            return late;
        }
        try {
            return switch (driver.observe(machine.id(), operation.intent())) {
                case Truth.NeverStarted() -> late;
                case Truth.Running(var instance) -> new EffectResult.Started(instance);
                case Truth.Suspended(var instance) -> new EffectResult.Started(instance);
                case Truth.Ended(var instance, _) -> new EffectResult.Started(instance);
            };
        } catch (DriverException e) {
            return new EffectResult.Failed(
                    late.reason() + "; and what became of it is not known: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return late;
        }
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
