package io.aerophoenix.simulator;

import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.Alive;
import io.aerophoenix.lifecycle.CheckResult;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.Execution;
import io.aerophoenix.lifecycle.LogPage;
import io.aerophoenix.lifecycle.MachineDriver;
import io.aerophoenix.lifecycle.Signals;
import io.aerophoenix.lifecycle.Subscription;
import io.aerophoenix.lifecycle.Truth;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Machines without compute behind them, on simulated hosts.
///
/// A machine costs a few hundred bytes and no thread. Its world goes on while the control plane is away: what the
/// [Ledger] knows at the next start, plus the time that has passed.
public final class SimulatedDriver implements MachineDriver {
    private final SimulatorSettings settings;
    private final World world;
    private final LogFollowers followers;
    private final MemoryLimits memoryLimits = new MemoryLimits();
    private final Map<MachineId, SimulatedMachine> machines = new ConcurrentHashMap<>();

    private SimulatedDriver(SimulatorSettings settings, World world) {
        this.settings = settings;
        this.world = world;
        this.followers = new LogFollowers(world);
    }

    /// Opens the world that this ledger tells of. Once it is open, time and ledger are the driver's, and are closed with
    /// it.
    ///
    /// @param seed what chance begins with: the same seed gives the same boot times and the same load
    /// @throws LedgerDamagedException when the ledger cannot be read, or contradicts itself
    public static SimulatedDriver open(
            SimulatorSettings settings, long seed, WorldTime time, Ledger ledger)
            throws IOException {
        var chronicles = new Chronicles();
        ledger.replay(chronicles::add);
        var driver = new SimulatedDriver(settings, new World(settings, seed, time, ledger));
        for (var known : chronicles.all().entrySet()) {
            driver.takeUp(known.getKey(), known.getValue());
        }
        return driver;
    }

    private void takeUp(MachineId id, Chronicle chronicle) throws IOException {
        var machine = new SimulatedMachine(world, chronicle);
        machines.put(id, machine);
        try {
            machine.goOn();
        } catch (DriverException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return "simulator";
    }

    @Override
    public Resources capacity() {
        return settings.capacity();
    }

    @Override
    public Optional<String> objection(MachineSpec spec) {
        if (!spec.resources().fitsIn(settings.hostSize())) {
            var size = settings.hostSize();
            return Optional.of(
                    "no simulated host is large enough: each has %s cpus and %d MiB"
                            .formatted(size.cpus(), size.memoryMb()));
        }
        return Behaviour.objection(spec);
    }

    @Override
    public void onExit(ExitListener listener) {
        world.onExit(listener);
    }

    @Override
    public Instance start(StartOrder order) throws DriverException, InterruptedException {
        return machine(order.machine()).start(order);
    }

    @Override
    public Exit stop(MachineId machine, IntentId startedBy, StopPolicy policy)
            throws DriverException {
        return known(startedBy).stop(startedBy, policy);
    }

    @Override
    public void suspend(MachineId machine, IntentId startedBy) throws DriverException {
        known(startedBy).suspend(startedBy);
    }

    @Override
    public void resume(MachineId machine, IntentId startedBy) throws DriverException {
        known(startedBy).resume(startedBy);
    }

    @Override
    public Truth observe(MachineId machine, IntentId startedBy)
            throws DriverException, InterruptedException {
        return machine(machine).observe(startedBy);
    }

    @Override
    public void signal(MachineId machine, IntentId startedBy, String signal)
            throws DriverException {
        known(startedBy).signal(startedBy, Signals.named(signal));
    }

    @Override
    public Execution.Outcome execute(
            MachineId machine, IntentId startedBy, MachineSpec spec, Execution execution)
            throws DriverException {
        throw new DriverException(
                "a simulated machine has no compute and runs no commands; use a machine of the process driver");
    }

    @Override
    public CheckResult check(
            MachineId machine, IntentId startedBy, MachineSpec spec, HealthCheck check)
            throws DriverException, InterruptedException {
        return new Checkup(world, known(startedBy).living(startedBy)).of(spec, check);
    }

    @Override
    public Map<IntentId, Alive> alive() {
        var now = world.now();
        var alive = new HashMap<IntentId, Alive>();
        for (var machine : machines.values()) {
            machine.chronicle()
                    .living()
                    .ifPresent(life -> {
                        if (life.runs(now)) {
                            alive.put(life.intent(), Alive.RUNNING);
                        } else if (!life.boots(now)) {
                            alive.put(life.intent(), Alive.SUSPENDED);
                        }
                    });
        }
        return alive;
    }

    @Override
    public void discard(MachineId machine) throws DriverException {
        var known = machines.get(machine);
        if (known != null) {
            known.discard(machine);
            machines.remove(machine, known);
            memoryLimits.forget(machine);
        }
    }

    @Override
    public LogPage logs(MachineId machine, String after, int maxLines) {
        return log(machine).read(after, maxLines);
    }

    @Override
    public String logsTail(MachineId machine, int lines) {
        return log(machine).tail(lines);
    }

    @Override
    public Subscription followLogs(MachineId machine, Runnable moreMayBeThere) {
        return followers.follow(() -> log(machine).end(), moreMayBeThere);
    }

    @Override
    public Optional<Usage> usage(MachineId machine, IntentId startedBy) {
        var now = world.now();
        return chronicle(machine)
                .living()
                .filter(life -> life.intent().equals(startedBy) && life.runs(now))
                .map(life -> world.usage(life, now));
    }

    /// One process, made up from what the life uses.
    @Override
    public List<ProcessUsage> processes(MachineId machine, IntentId startedBy) {
        var now = world.now();
        return chronicle(machine)
                .living()
                .filter(life -> life.intent().equals(startedBy) && !life.boots(now))
                .map(life -> List.of(world.process(life, now)))
                .orElse(List.of());
    }

    @Override
    public Memory memory(MachineId machine, IntentId startedBy) throws DriverException {
        var life = known(startedBy).living(startedBy);
        return memoryLimits.of(life, world.usage(life, world.now()).memoryMb());
    }

    @Override
    public Memory limitMemory(MachineId machine, IntentId startedBy, long limitMb)
            throws DriverException {
        var life = known(startedBy).living(startedBy);
        return memoryLimits.limit(life, world.usage(life, world.now()).memoryMb(), limitMb);
    }

    @Override
    public long reclaimMemory(MachineId machine, IntentId startedBy, long amountMb)
            throws DriverException {
        var life = known(startedBy).living(startedBy);
        return memoryLimits.reclaim(world.usage(life, world.now()).memoryMb(), amountMb);
    }

    @Override
    public void close() {
        try {
            world.close();
        } finally {
            machines.values().forEach(SimulatedMachine::letGo);
        }
    }

    private SimulatedMachine machine(MachineId id) {
        return machines.computeIfAbsent(id, _ -> new SimulatedMachine(world, Chronicle.EMPTY));
    }

    private SimulatedMachine known(IntentId startedBy) throws DriverException {
        var machine = machines.get(startedBy.machine());
        if (machine == null) {
            throw new DriverException("%s was never started".formatted(startedBy));
        }
        return machine;
    }

    private MachineLog log(MachineId machine) {
        return new MachineLog(chronicle(machine), world.now());
    }

    private Chronicle chronicle(MachineId id) {
        var machine = machines.get(id);
        return machine == null ? Chronicle.EMPTY : machine.chronicle();
    }
}
