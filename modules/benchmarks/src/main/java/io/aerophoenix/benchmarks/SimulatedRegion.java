package io.aerophoenix.benchmarks;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.DurableLifecycle;
import io.aerophoenix.lifecycle.Lifecycle;
import io.aerophoenix.lifecycle.MachineDriver;
import io.aerophoenix.simulator.Ledger;
import io.aerophoenix.simulator.NoLedger;
import io.aerophoenix.simulator.SimulatedDriver;
import io.aerophoenix.simulator.SimulatorSettings;
import io.aerophoenix.simulator.WallTime;
import io.aerophoenix.wal.WalSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;

/// The machines of a region, on simulated hosts where a boot takes no time and nothing is written down: what remains is
/// the region's own work, and its disk.
final class SimulatedRegion implements AutoCloseable {
    static final SimulatorSettings AT_ONCE =
            new SimulatorSettings(
                    100, new Resources(128, 512 * 1024), Duration.ZERO, Duration.ZERO);
    // 200,000 fit in.
    private static final Resources A_SIXTEENTH = new Resources(1.0 / 16, 256);
    private static final String ACTOR = "benchmark";
    private static final int AT_A_TIME = 1000;
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final MachineDriver driver;
    private final Lifecycle lifecycle;

    private SimulatedRegion(MachineDriver driver, Lifecycle lifecycle) {
        this.driver = driver;
        this.lifecycle = lifecycle;
    }

    static SimulatedRegion open(Path folder) throws IOException {
        return open(folder, new NoLedger());
    }

    /// @param ledger where the hosts write down what happens to them
    static SimulatedRegion open(Path folder, Ledger ledger) throws IOException {
        var clock = InstantSource.system();
        var driver = SimulatedDriver.open(AT_ONCE, 1, new WallTime(clock), ledger);
        return new SimulatedRegion(
                driver, DurableLifecycle.open(WalSettings.in(folder), List.of(driver), clock));
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    /// Creates a machine.
    ///
    /// @param number makes its name and its id
    /// @param then what follows: a start, or nothing
    MachineId create(int number, List<Action> then) {
        done(lifecycle.create(creation(number, then)).join());
        return idOf(number);
    }

    /// Sees to it that machines with the numbers from 0 to `count` are there, many at a time. Those that it makes start
    /// if they are among the first `running`.
    List<MachineId> createAll(int count, int running) {
        var ids = IntStream.range(0, count).mapToObj(SimulatedRegion::idOf).toList();
        IntStream.range(0, count)
                .filter(number -> lifecycle.find(ids.get(number)).isEmpty())
                .mapToObj(number ->
                        creation(number, number < running ? List.of(Action.START) : List.of()))
                .gather(Gatherers.windowFixed(AT_A_TIME))
                .forEach(this::createTogether);
        return ids;
    }

    private void createTogether(List<Lifecycle.Creation> creations) {
        creations.stream().map(lifecycle::create).toList().forEach(created -> done(created.join()));
    }

    private static Lifecycle.Creation creation(int number, List<Action> then) {
        return new Lifecycle.Creation(
                idOf(number),
                new AppName("benchmark"),
                new RegionCode("iad"),
                spec(number),
                "none",
                then,
                ACTOR);
    }

    static MachineId idOf(int number) {
        return MachineId.derivedFrom("benchmark", Integer.toString(number));
    }

    static MachineSpec spec(int number) {
        return new MachineSpec(
                new MachineName("machine-" + number),
                "simulator",
                List.of("serve", "--port", "8080"),
                Map.of("LOG_LEVEL", "info"),
                null,
                A_SIXTEENTH,
                RestartPolicy.NEVER,
                StopPolicy.DEFAULT,
                Map.of("team", "benchmark"),
                List.of());
    }

    /// Carries out one action. Returns when the region has answered that it is done.
    void act(MachineId machine, Action action) {
        done(ask(machine, action).join());
    }

    /// Asks for one action, and does not wait.
    CompletableFuture<Answer<Machine>> ask(MachineId machine, Action action) {
        return lifecycle.act(
                machine, new Lifecycle.Order(List.of(action), ACTOR, Cause.REQUEST, null));
    }

    /// Waits until every machine's file has what the journal has.
    void awaitStored() throws InterruptedException {
        while (lifecycle.stats().unstored() > 0) {
            Thread.sleep(LOOK_EVERY);
        }
    }

    private static void done(Answer<Machine> answer) {
        if (answer instanceof Answer.Refused<Machine>(var refusal)) {
            throw new IllegalStateException(refusal.message());
        }
    }

    @Override
    public void close() {
        lifecycle.close();
        driver.close();
    }
}
