package io.aerophoenix.driver.process;

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
import io.aerophoenix.lifecycle.Subscription;
import io.aerophoenix.lifecycle.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs each machine as a process of this host.
///
/// The processes do not depend on this one: they go on when the control plane ends or is killed, and the next driver over
/// the same data folder finds them, by pid and start time, or finds how they ended.
///
/// A machine ends when its first process ends; whatever that leaves behind in its process group is killed. A process that
/// has left the group (a daemon with a session of its own) is held to limits and ended with the rest only where cgroups
/// are in use, and is not frozen with the rest.
public final class ProcessDriver implements MachineDriver {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessDriver.class);

    /// Follow-ups of a log within this time are told as one.
    private static final Duration MERGE_LOG_SIGNALS = Duration.ofMillis(10);

    private final ProcessSettings settings;
    private final DataFolder data;
    private final Limits limits;
    private final Lives lives;
    private final Witness witness;
    private final Beginnings beginnings;
    private final Starter starter;
    private final Stopper stopper;
    private final Freezer freezer;
    private final Signaller signaller;
    private final SideCommands sideCommands;
    private final Checks checks;
    private final Insight insight;
    private final Sweeper sweeper;
    private final FolderWatch ends;
    private final FolderWatch logs;

    private ProcessDriver(ProcessSettings settings) throws IOException, DriverException {
        this.settings = settings;
        data = DataFolder.create(settings.dataDir());
        limits = CgroupTree.of(settings).limits();
        var processes = Processes.ofThisHost();
        var keeper = Keeper.install(data);
        var launch = new Launch(processes, keeper);
        lives = new Lives(processes, launch);
        witness = new Witness(processes, launch, lives);
        beginnings = Beginnings.in(data, launch, lives);
        starter = new Starter(data, keeper, launch, limits, lives, witness, beginnings);
        stopper = new Stopper(processes, lives, witness);
        freezer = new Freezer(processes, witness);
        signaller = new Signaller(witness);
        var script = SideScript.install(data);
        sideCommands = SideCommands.of(processes, keeper, script, witness);
        checks = Checks.of(witness, SideCommands.of(processes, keeper, script, witness));
        insight = new Insight(processes, witness);
        sweeper = new Sweeper(data, lives, settings.logBytesKept());
        ends = FolderWatch.open("process-ends", Duration.ZERO);
        logs = FolderWatch.open("process-logs", MERGE_LOG_SIGNALS);
    }

    /// Makes the data folder ready and begins to watch it. Processes of an earlier driver are taken up when asked about.
    ///
    /// @throws DriverException when this host cannot do what the driver needs
    public static ProcessDriver open(ProcessSettings settings) throws DriverException {
        try {
            return new ProcessDriver(settings).begin();
        } catch (IOException | UncheckedIOException e) {
            throw new DriverException(
                    "The process driver cannot work in %s. It needs Linux with /proc, and a data folder that it may write."
                            .formatted(settings.dataDir()),
                    e);
        }
    }

    private ProcessDriver begin() throws IOException {
        try {
            IgnoredSignals.hear();
            lives.watch(ends, data.exits());
            sweeper.begin();
            return this;
        } catch (IOException | UncheckedIOException e) {
            close();
            throw e;
        }
    }

    @Override
    public String name() {
        return "process";
    }

    @Override
    public Resources capacity() {
        return settings.capacity();
    }

    @Override
    public Optional<String> objection(MachineSpec spec) {
        return Objections.to(spec);
    }

    @Override
    public void onExit(ExitListener listener) {
        lives.onExit(listener);
    }

    @Override
    public Instance start(StartOrder order) throws DriverException, InterruptedException {
        return inDataFolder(() -> starter.start(order));
    }

    @Override
    public Exit stop(MachineId machine, IntentId startedBy, StopPolicy policy)
            throws DriverException, InterruptedException {
        return inDataFolder(() -> stopper.stop(data.run(startedBy), policy));
    }

    @Override
    public void suspend(MachineId machine, IntentId startedBy)
            throws DriverException, InterruptedException {
        inDataFolder(() -> {
            freezer.suspend(data.run(startedBy));
            return true;
        });
    }

    @Override
    public void resume(MachineId machine, IntentId startedBy)
            throws DriverException, InterruptedException {
        inDataFolder(() -> {
            freezer.resume(data.run(startedBy));
            return true;
        });
    }

    @Override
    public Truth observe(MachineId machine, IntentId startedBy)
            throws DriverException, InterruptedException {
        return inDataFolder(() -> witness.observe(data.run(startedBy)));
    }

    @Override
    public void signal(MachineId machine, IntentId startedBy, String signal)
            throws DriverException, InterruptedException {
        inDataFolder(() -> {
            signaller.send(data.run(startedBy), signal);
            return true;
        });
    }

    /// The command leaves nothing behind: what is left in its process group is killed when it ends, when its time is up,
    /// when the workload ends, and when this process ends, even by SIGKILL.
    @Override
    public Execution.Outcome execute(
            MachineId machine, IntentId startedBy, MachineSpec spec, Execution execution)
            throws DriverException, InterruptedException {
        return inDataFolder(
                () -> sideCommands.run(data.run(startedBy), data.of(machine), spec, execution));
    }

    @Override
    public CheckResult check(
            MachineId machine, IntentId startedBy, MachineSpec spec, HealthCheck check)
            throws DriverException, InterruptedException {
        return inDataFolder(() -> checks.run(data.run(startedBy), data.of(machine), spec, check));
    }

    @Override
    public Map<IntentId, Alive> alive() {
        try {
            beginnings.takeUp();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn(
                    "It cannot be told whether some starts have begun; we look again when asked again.",
                    e);
        }
        return lives.alive();
    }

    @Override
    public void discard(MachineId machine) throws DriverException, InterruptedException {
        inDataFolder(() -> {
            new Discard(data.of(machine), witness).run();
            beginnings.forget(machine);
            return true;
        });
    }

    @Override
    public LogPage logs(MachineId machine, String after, int maxLines) throws DriverException {
        var lastLine =
                lives.anyOf(machine) ? LogLines.LastLine.GOES_ON : LogLines.LastLine.IS_COMPLETE;
        try {
            return logsOf(machine).page(LogCursor.parse(after), maxLines, lastLine);
        } catch (IOException e) {
            throw troubleWithDataFolder(e);
        }
    }

    @Override
    public String logsTail(MachineId machine, int lines) throws DriverException {
        try {
            return logsOf(machine).tail(lines).toString();
        } catch (IOException e) {
            throw troubleWithDataFolder(e);
        }
    }

    @Override
    public Subscription followLogs(MachineId machine, Runnable moreMayBeThere) {
        try {
            var folder = Files.createDirectories(data.of(machine).logs());
            var subscription = logs.watch(folder, _ -> moreMayBeThere.run());
            sweeper.soon(moreMayBeThere);
            return subscription;
        } catch (IOException e) {
            throw new UncheckedIOException("the log folder of " + machine, e);
        }
    }

    @Override
    public Optional<Usage> usage(MachineId machine, IntentId startedBy) {
        return lives.find(startedBy).flatMap(life -> life.meter().read());
    }

    @Override
    public List<ProcessUsage> processes(MachineId machine, IntentId startedBy)
            throws DriverException, InterruptedException {
        return inDataFolder(() -> insight.processes(data.run(startedBy)));
    }

    @Override
    public Memory memory(MachineId machine, IntentId startedBy)
            throws DriverException, InterruptedException {
        return inDataFolder(() -> insight.memory(data.run(startedBy)).read());
    }

    @Override
    public Memory limitMemory(MachineId machine, IntentId startedBy, long limitMb)
            throws DriverException, InterruptedException {
        return inDataFolder(() -> insight.memory(data.run(startedBy)).limit(limitMb));
    }

    @Override
    public long reclaimMemory(MachineId machine, IntentId startedBy, long amountMb)
            throws DriverException, InterruptedException {
        return inDataFolder(() -> insight.memory(data.run(startedBy)).reclaim(amountMb));
    }

    @Override
    public void close() {
        sweeper.close();
        ends.close();
        logs.close();
        limits.close();
    }

    private MachineLogs logsOf(MachineId machine) {
        return new MachineLogs(data.of(machine).logs());
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException, DriverException, InterruptedException;
    }

    private <T> T inDataFolder(Work<T> work) throws DriverException, InterruptedException {
        try {
            return work.run();
        } catch (IOException | UncheckedIOException e) {
            throw troubleWithDataFolder(e);
        }
    }

    private DriverException troubleWithDataFolder(Exception cause) {
        return new DriverException(
                "The process driver's data folder %s could not be used (%s). Check its disk and permissions; then ask again."
                        .formatted(settings.dataDir(), cause.getMessage()),
                cause);
    }
}
