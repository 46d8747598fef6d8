package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.StopPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What makes machines real: starts, stops and watches workloads, and says what is true of them.
///
/// Every effect is named by an intent id and is idempotent by it: asked for twice, it happens once,
/// also when the control plane was killed in between. A workload is addressed by the intent that
/// started it, so that one life of a machine is never taken for another.
///
/// All methods may be called from any thread, several at once for different machines; for one machine
/// the caller sees to it that at most one effect is under way. They may block (on virtual threads) and
/// honour interruption, by which the caller enforces deadlines.
public interface MachineDriver extends AutoCloseable {
    /// The name by which a spec asks for this driver, such as `process`.
    String name();

    /// What all its machines together may take.
    Resources capacity();

    /// Whether this driver can run a machine of this spec: empty, or a sentence that says what is wrong with it.
    ///
    /// Pure: decides by the spec alone and touches nothing.
    Optional<String> objection(MachineSpec spec);

    /// Says where ends are to be reported. Called once, before anything else.
    void onExit(ExitListener listener);

    /// Starts a workload and waits until it runs.
    ///
    /// When `order.intent()` was started before, nothing is started: the answer is the instance of then, also when
    /// it has ended since.
    ///
    /// @throws DriverException when it did not start; nothing of it runs then
    Instance start(StartOrder order) throws DriverException, InterruptedException;

    /// Asks the workload to end, insists when the grace period has passed, and waits for the end.
    ///
    /// A suspended workload is ended too. When it has ended before, the answer is how. An end that was asked for is not
    /// reported to the [ExitListener].
    ///
    /// @param startedBy the intent that started the workload
    /// @throws DriverException when it still runs
    Exit stop(MachineId machine, IntentId startedBy, StopPolicy policy)
            throws DriverException, InterruptedException;

    /// Freezes the workload where it is; it keeps its memory. Freezing a frozen one changes nothing.
    ///
    /// @throws DriverException when there is nothing to freeze; the workload is as it was
    void suspend(MachineId machine, IntentId startedBy)
            throws DriverException, InterruptedException;

    /// Lets a frozen workload go on. Resuming a running one changes nothing.
    ///
    /// @throws DriverException when there is nothing to resume; the workload is as it was
    void resume(MachineId machine, IntentId startedBy) throws DriverException, InterruptedException;

    /// What is true of the workload that this intent started, and from now on watched: takes up (adopts) a workload
    /// that an earlier run of the control plane had started.
    ///
    /// An answer of [Truth.NeverStarted] is also a fence: a start under way for this intent, by whomever, can no longer
    /// take effect.
    Truth observe(MachineId machine, IntentId startedBy)
            throws DriverException, InterruptedException;

    /// All workloads that live now, by the intents that started them: of every machine, also such as nobody asked about
    /// since the driver was opened. One that still boots is not among them.
    ///
    /// Cheap enough to be asked every few seconds, and true of the moment: a workload that somebody froze from outside is
    /// suspended, one that somebody killed is missing.
    Map<IntentId, Alive> alive();

    /// Tries a health check once, within [HealthCheck#timeout]; a try that takes longer has failed.
    ///
    /// @throws DriverException when the workload does not run, or this driver tries no checks
    default CheckResult check(
            MachineId machine, IntentId startedBy, MachineSpec spec, HealthCheck check)
            throws DriverException, InterruptedException {
        throw new DriverException("the driver %s tries no health checks".formatted(name()));
    }

    /// Sends a signal to the workload; what it makes of it is its own affair. When it ends of it, that is reported to the
    /// [ExitListener], as nobody asked for the end.
    ///
    /// @param signal one of those that [Signals] admits, such as `SIGHUP` or `HUP`
    /// @throws DriverException when it does not run, or there is no such signal, or this driver has no signals
    default void signal(MachineId machine, IntentId startedBy, String signal)
            throws DriverException, InterruptedException {
        throw new DriverException("the driver %s has no signals".formatted(name()));
    }

    /// Runs a command beside the workload and waits for its end.
    ///
    /// @throws DriverException when the workload does not run, the command cannot be started, or this driver runs no
    ///     commands
    default Execution.Outcome execute(
            MachineId machine, IntentId startedBy, MachineSpec spec, Execution execution)
            throws DriverException, InterruptedException {
        throw new DriverException("the driver %s runs no commands".formatted(name()));
    }

    /// Removes all that is kept for a machine: logs, working folder, limits. Removing twice changes nothing.
    ///
    /// @throws DriverException when something could not be removed, or a workload of it still runs
    void discard(MachineId machine) throws DriverException, InterruptedException;

    /// A page of what the machine's workloads wrote, of all its lives, in order per stream.
    ///
    /// @param after the cursor that the previous page gave, or [LogPage#BEGINNING]; one that points to what is not, or no
    ///     longer, kept reads from the oldest line kept
    /// @param maxLines 1 to 10,000; a page has about 1 MiB of text at most, however long its lines
    /// @throws UnknownCursorException when `after` does not look like a cursor of this driver
    LogPage logs(MachineId machine, String after, int maxLines) throws DriverException;

    /// The cursor from which about the last `lines` lines per stream are read: fewer, where they would not fit a page.
    String logsTail(MachineId machine, int lines) throws DriverException;

    /// Calls back, from a thread of the driver, each time the machine may have written more; also once at the start.
    ///
    /// Calls are cheap signals and may be merged; the listener must not block. Closing ends them and leaks nothing.
    Subscription followLogs(MachineId machine, Runnable moreMayBeThere);

    /// What the workload uses now; empty when it does not run or nobody can tell.
    Optional<Usage> usage(MachineId machine, IntentId startedBy);

    /// The processes of the workload, the first one first; empty when it does not run.
    ///
    /// @throws DriverException when this driver cannot tell
    default List<ProcessUsage> processes(MachineId machine, IntentId startedBy)
            throws DriverException, InterruptedException {
        throw new DriverException("the driver %s shows no processes".formatted(name()));
    }

    /// How much memory the workload may take now, and how much of that is left.
    ///
    /// @throws DriverException when it does not run, or nothing limits its memory here
    default Memory memory(MachineId machine, IntentId startedBy)
            throws DriverException, InterruptedException {
        throw new DriverException("the driver %s limits no memory".formatted(name()));
    }

    /// Lets the workload take so much memory from now on. Its next start begins with the spec's limit again.
    ///
    /// @param limitMb from 1
    /// @throws DriverException when it does not run, already takes more, or nothing limits its memory here
    default Memory limitMemory(MachineId machine, IntentId startedBy, long limitMb)
            throws DriverException, InterruptedException {
        throw new DriverException("the driver %s limits no memory".formatted(name()));
    }

    /// Takes memory from the workload that it does not need now.
    ///
    /// @param amountMb from 1
    /// @return how many MiB were really given back, from 0
    /// @throws DriverException when it does not run, or there is no way here to take memory back
    default long reclaimMemory(MachineId machine, IntentId startedBy, long amountMb)
            throws DriverException, InterruptedException {
        throw new DriverException("the driver %s takes no memory back".formatted(name()));
    }

    /// Stops watching. Workloads go on.
    @Override
    void close();

    /// @param intent names this start
    /// @param deadline how long it may take to run; past it the driver gives up, and nothing of it runs
    record StartOrder(IntentId intent, MachineSpec spec, Duration deadline) {
        public MachineId machine() {
            return intent.machine();
        }
    }

    /// @param cpus processors in use, averaged over the last moments
    /// @param memoryMb resident memory
    /// @param requestsPerSecond null where there are no requests to count
    record Usage(double cpus, double memoryMb, @Nullable Double requestsPerSecond) {}

    /// One process of a workload.
    ///
    /// @param command as it was started, arguments and all; may be cut
    /// @param directory its working directory; empty where nobody can tell
    /// @param cpus processors in use, averaged over its life
    /// @param running since it was started
    /// @param cpuTime what it has had of processors so far
    record ProcessUsage(
            long pid,
            String command,
            String directory,
            double cpus,
            long rssBytes,
            Duration running,
            Duration cpuTime,
            List<ListenSocket> listening) {
        public ProcessUsage {
            listening = List.copyOf(listening);
        }
    }

    /// Where a process takes connections.
    ///
    /// @param protocol `tcp` or `tcp6`
    /// @param address such as `127.0.0.1:8080` or `[::]:80`
    record ListenSocket(String protocol, String address) {}

    /// @param limitMb what the workload may take
    /// @param availableMb what is left of it, from 0
    record Memory(long limitMb, long availableMb) {}

    /// Hears of workloads that ended without being asked to. Must not block. Heard at least once for each end.
    interface ExitListener {
        void ended(IntentId startedBy, Exit exit);
    }
}
