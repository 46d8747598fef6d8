package io.aerophoenix.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The design that one would write first: each machine has its own file, open as long as the machine is known, and makes
/// each operation durable in it by three commits (intent, state, completion).
final class NaiveMachines implements Machines {
    /// Commits in many files at a time, which the file system may then force out together.
    private static final int THREADS = 256;

    private final List<NaiveMachine> machines;
    private final SimulatedHosts hosts;
    private final ExecutorService threads;

    private NaiveMachines(
            List<NaiveMachine> machines, SimulatedHosts hosts, ExecutorService threads) {
        this.machines = machines;
        this.hosts = hosts;
        this.threads = threads;
    }

    static NaiveMachines open(Path folder, int count, Payloads payloads)
            throws IOException, SQLException, InterruptedException {
        var hosts = SimulatedHosts.open();
        var machines = new ArrayList<NaiveMachine>();
        for (int number = 0; number < count; number++) {
            machines.add(NaiveMachine.open(folder, number, hosts, payloads));
        }
        var threads = Executors.newFixedThreadPool(THREADS, Thread.ofPlatform().factory());
        var opened = new NaiveMachines(machines, hosts, threads);
        opened.beginLives();
        return opened;
    }

    /// Makes machines that run, too many perhaps to have them open all at once.
    static void prepare(Path folder, int count, Payloads payloads)
            throws IOException, SQLException {
        try (var hosts = SimulatedHosts.open()) {
            for (int number = 0; number < count; number++) {
                NaiveMachine.prepare(folder, number, hosts, payloads);
            }
        }
    }

    private void beginLives() throws InterruptedException {
        threads.invokeAll(
                        machines.stream()
                                .<Callable<Boolean>>map(machine ->
                                        () -> {
                                            machine.beginLife();
                                            return true;
                                        })
                                .toList())
                .forEach(begun -> begun.resultNow());
    }

    @Override
    public void operate(int machine) throws SQLException {
        machines.get(machine).operate();
    }

    @Override
    public CompletableFuture<Verdict> offer(int machine) {
        return CompletableFuture.supplyAsync(() -> operateOn(machines.get(machine)), threads);
    }

    private static Verdict operateOn(NaiveMachine machine) {
        try {
            return machine.operate();
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    @Override
    public long moves(int machine) throws SQLException {
        return machines.get(machine).moves();
    }

    /// SQLite is called through JNI, which would pin virtual threads to a few carriers.
    @Override
    public Thread.Builder threads() {
        return Thread.ofPlatform();
    }

    @Override
    public void close() throws SQLException {
        threads.shutdownNow();
        threads.close();
        for (var machine : machines) {
            machine.close();
        }
        hosts.close();
    }
}
