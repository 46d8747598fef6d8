package io.aerophoenix.lifecycle;

import io.aerophoenix.wal.Wal;
import io.aerophoenix.wal.WalSettings;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/// A region on its way from a folder to machines that can be asked for something.
final class Opening {
    private final WalSettings storage;
    private final LifecycleSettings settings;
    private final List<MachineDriver> drivers;
    private final SteadyClock clock;
    private final World world;
    private final Provisions provisions;
    private final ChangeCodec codec = new ChangeCodec();
    private final EventLog events = new EventLog();

    Opening(
            WalSettings storage,
            LifecycleSettings settings,
            List<MachineDriver> drivers,
            World world,
            Provisions provisions) {
        this.provisions = provisions;
        this.storage = storage;
        this.settings = settings;
        this.drivers = drivers;
        this.clock = new SteadyClock(world.clock());
        this.world = new World(clock, world.chance(), world.failpoints());
    }

    DurableLifecycle run() {
        var recorder = new Recorder(codec, events);
        var wal = Wal.open(storage, new Replay(codec), recorder::durable, world.failpoints());
        events.beginAfter(wal.lastPosition());
        var region = surroundings(wal, recorder);
        var lifecycle = new DurableLifecycle(region, events, codec);
        drivers.forEach(driver -> driver.onExit(lifecycle::workloadEnded));
        new Reassembly(region, new Replay(codec)).run(lifecycle::damaged);
        region.roster()
                .living()
                .map(living -> living.machine().status().updatedAt())
                .max(Comparator.naturalOrder())
                .ifPresent(clock::goOnFrom);
        lifecycle.begin();
        return lifecycle;
    }

    private Surroundings surroundings(Wal wal, Recorder recorder) {
        var timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("lifecycle-timer").daemon().factory());
        Executor threads = task -> Thread.ofVirtual().name("machine").start(task);
        var byName = byName();
        var retelling = new Retelling(wal, codec);
        return new Surroundings(
                settings,
                world,
                wal,
                recorder,
                retelling,
                byName,
                new Effects(byName, settings.deadlines(), provisions),
                provisions,
                new Overdue(),
                new Rooms(drivers),
                new Roster(settings.terminatedKept(), retelling::isFiled),
                new Watchers(),
                new Supervisor(settings.supervision(), world.chance()),
                new Tally(),
                new SharedParts(),
                threads,
                timer);
    }

    private Map<String, MachineDriver> byName() {
        var byName = new LinkedHashMap<String, MachineDriver>();
        drivers.forEach(driver -> byName.put(driver.name(), driver));
        return byName;
    }
}
