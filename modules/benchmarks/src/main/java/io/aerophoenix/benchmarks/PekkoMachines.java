package io.aerophoenix.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Apache Pekko Persistence: each machine is an event-sourced actor, all share one LevelDB.
final class PekkoMachines implements Machines {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int AT_A_TIME = 1000;

    private final ActorSystem<Void> system;
    private final SimulatedHosts hosts;
    private final List<ActorRef<PekkoMachine.Command>> machines;

    private PekkoMachines(
            ActorSystem<Void> system,
            SimulatedHosts hosts,
            List<ActorRef<PekkoMachine.Command>> machines) {
        this.system = system;
        this.hosts = hosts;
        this.machines = machines;
    }

    static PekkoMachines open(Path folder, int count, Payloads payloads) throws IOException {
        return open(folder, count, payloads, Durability.FORCED);
    }

    /// Makes machines that run, quickly.
    static void prepare(Path folder, int count, Payloads payloads) throws IOException {
        open(folder, count, payloads, Durability.LEFT_TO_THE_SYSTEM).close();
    }

    private static PekkoMachines open(
            Path folder, int count, Payloads payloads, Durability durability) throws IOException {
        var hosts = SimulatedHosts.open();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var surroundings = new PekkoMachine.Surroundings(hosts, payloads, threads);
        var system =
                ActorSystem.<Void>create(
                        Behaviors.empty(), "benchmark", PekkoJournal.in(folder, durability));
        var machines =
                IntStream.range(0, count)
                        .mapToObj(number ->
                                system.systemActorOf(
                                        PekkoMachine.behavior(number, surroundings),
                                        "machine-" + number,
                                        Props.empty()))
                        .toList();
        var opened = new PekkoMachines(system, hosts, machines);
        opened.beginLives();
        return opened;
    }

    private void beginLives() {
        IntStream.range(0, machines.size())
                .boxed()
                .gather(Gatherers.windowFixed(AT_A_TIME))
                .forEach(some ->
                        some.stream().map(this::beginLife).toList().forEach(it -> it.join()));
    }

    private CompletableFuture<?> beginLife(int machine) {
        return look(machine)
                .thenCompose(moves ->
                        moves == 0 ? offer(machine) : CompletableFuture.completedFuture(null));
    }

    @Override
    public void operate(int machine) {
        var verdict = offer(machine).join();
        if (verdict != Verdict.DONE) {
            throw new IllegalStateException("machine %d was refused".formatted(machine));
        }
    }

    @Override
    public CompletableFuture<Verdict> offer(int machine) {
        return AskPattern.<PekkoMachine.Command, Verdict>ask(
                        machines.get(machine),
                        PekkoMachine.Operate::new,
                        PATIENCE,
                        system.scheduler())
                .toCompletableFuture();
    }

    @Override
    public long moves(int machine) {
        return look(machine).join();
    }

    private CompletableFuture<Long> look(int machine) {
        return AskPattern.<PekkoMachine.Command, Long>ask(
                        machines.get(machine), PekkoMachine.Look::new, PATIENCE, system.scheduler())
                .toCompletableFuture();
    }

    @Override
    public Thread.Builder threads() {
        return Thread.ofVirtual();
    }

    @Override
    public void close() {
        system.terminate();
        try {
            system.getWhenTerminated()
                    .toCompletableFuture()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the actor system did not end", e);
        }
        hosts.close();
    }
}
