package io.aerophoenix.simulator;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.MachineDriver.ExitListener;
import io.aerophoenix.lifecycle.MachineDriver.ProcessUsage;
import io.aerophoenix.lifecycle.MachineDriver.StartOrder;
import io.aerophoenix.lifecycle.MachineDriver.Usage;
import io.aerophoenix.simulator.Effect.Ended;
import io.aerophoenix.simulator.Effect.Started;
import io.aerophoenix.simulator.WorldTime.Alarm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What all machines of a simulated world share: time, chance, hosts, and the ledger.
final class World {
    private static final double IDLE_MEMORY_SHARE = 0.3;
    private static final double BUSY_MEMORY_SHARE = 0.8;
    private static final int FIRST_PID = 1;
    private static final double BYTES_PER_MB = 1 << 20;

    private final Chance chance;
    private final BootTimes bootTimes;
    private final Hosts hosts;
    private final WorldTime time;
    private final Ledger ledger;
    private volatile ExitListener listener = (_, _) -> {};
    private volatile boolean closed;

    World(SimulatorSettings settings, long seed, WorldTime time, Ledger ledger) {
        this.chance = new Chance(seed);
        this.bootTimes = new BootTimes(settings, chance);
        this.hosts = new Hosts(settings);
        this.time = time;
        this.ledger = ledger;
    }

    Instant now() {
        return time.instant();
    }

    Alarm at(Instant moment, Runnable call) {
        return time.at(moment, call);
    }

    Chance chance() {
        return chance;
    }

    void onExit(ExitListener exits) {
        this.listener = exits;
    }

    void report(Ended ended) {
        listener.ended(ended.intent(), ended.exit());
    }

    /// Takes room on a host, and decides how the boot will go.
    ///
    /// @throws DriverException when no host has room, or the settings of the spec will not do
    Started planned(StartOrder order) throws DriverException {
        var behaviour = behaviour(order);
        var size = order.spec().resources();
        int host = hosts.place(size).orElseThrow(() -> full(order));
        return new Started(
                order.intent(),
                now(),
                behaviour.boot().orElseGet(() -> bootTimes.of(order.intent())),
                order.deadline(),
                host,
                size,
                behaviour.settings());
    }

    private static Behaviour behaviour(StartOrder order) throws DriverException {
        try {
            return Behaviour.of(order.spec());
        } catch (IllegalArgumentException e) {
            throw new DriverException(
                    "%s was not started: %s".formatted(order.intent(), e.getMessage()), e);
        }
    }

    private static DriverException full(StartOrder order) {
        return new DriverException(
                """
                %s was not started: no simulated host has %s cpus and %d MiB left. Stop other machines, ask for less, \
                or give the simulator more hosts.\
                """
                        .formatted(
                                order.intent(),
                                order.spec().resources().cpus(),
                                order.spec().resources().memoryMb()));
    }

    /// Takes the room that a life of an earlier run of the control plane has.
    void settle(Started start) {
        hosts.take(start.host(), start.size());
    }

    void release(Started start) {
        hosts.release(start.host(), start.size());
    }

    /// @throws DriverException when it could not be written; nothing has happened then
    void write(Effect effect) throws DriverException {
        if (closed) {
            throw new DriverException(
                    "the simulator is closed: nothing happens to %s any more"
                            .formatted(effect.machine()));
        }
        try {
            ledger.append(effect);
        } catch (IOException e) {
            throw new DriverException(
                    """
                    The simulated world could not write down what happens to %s, so nothing happened: %s. \
                    See to the disk, then ask again.\
                    """
                            .formatted(effect.machine(), e.getMessage()),
                    e);
        }
    }

    Usage usage(Life life, Instant now) {
        var behaviour = life.behaviour();
        var size = life.start().size();
        double level =
                behaviour
                        .curve()
                        .level(chance, life.intent().machine().value(), now, life.ran(now));
        double memoryShare = IDLE_MEMORY_SHARE + (BUSY_MEMORY_SHARE - IDLE_MEMORY_SHARE) * level;
        return new Usage(
                size.cpus() * level,
                size.memoryMb() * memoryShare,
                behaviour.requestsPerSecond() * level);
    }

    /// The one process of which a simulated workload consists.
    ProcessUsage process(Life life, Instant now) {
        var usage = usage(life, now);
        var ran = life.ran(now);
        double cpus = life.runs(now) ? usage.cpus() : 0;
        return new ProcessUsage(
                FIRST_PID,
                "simulated",
                "/",
                cpus,
                Math.round(usage.memoryMb() * BYTES_PER_MB),
                ran,
                Duration.ofMillis(Math.round(ran.toMillis() * cpus)),
                List.of());
    }

    /// Ends a wait whose answer will not come, because this world is closed. What becomes of the boot, the ledger knows.
    void refuseIfClosed(IntentId intent) throws InterruptedException {
        if (closed) {
            throw new InterruptedException(
                    "the simulator was closed; observe %s after the next start".formatted(intent));
        }
    }

    void close() {
        closed = true;
        time.close();
        try {
            ledger.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the simulator's ledger did not close", e);
        }
    }
}
