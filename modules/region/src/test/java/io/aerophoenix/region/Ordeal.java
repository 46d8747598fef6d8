package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// A region under load that dies again and again, and what is looked at after each death.
final class Ordeal {
    private static final int SIMULATED_MACHINES = 200;
    private static final int PROCESSES = 3;
    private static final int LASTING_PROCESSES = 2;

    private final LivingRegion region;
    private final Load load;
    private int deaths;
    private int adopted;

    /// @param folder the region's, with its own folder in it
    Ordeal(LivingRegion region, Path folder, Random random) throws Exception {
        this.region = region;
        this.load = new Load(Files.createDirectory(folder.resolve("marks")));
        load.employ(SIMULATED_MACHINES, Habits.SIMULATED, random);
        load.employ(PROCESSES, Habits.PROCESS, random);
        load.employ(LASTING_PROCESSES, Habits.LASTING_PROCESS, random);
    }

    /// Works until so many moves more were acknowledged, then kills the region.
    ///
    /// Counted in moves, not in seconds: a slow computer is killed while as much is under way.
    List<Survivor> workUntilKilled(int moves) throws Exception {
        int enough = load.acknowledgedMoves() + moves;
        var shift = load.begin(region.client());
        Until.seen("%d moves".formatted(enough), load::acknowledgedMoves, made -> made >= enough);
        region.kill();
        shift.end();
        return survivors();
    }

    /// Works until the region dies by itself.
    ///
    /// @param besides is done again and again meanwhile
    List<Survivor> workUntilItDies(String how, Trouble besides) throws Exception {
        var shift = load.begin(region.client());
        try (var _ = Repeated.of(() -> besides.make(region.client()))) {
            Until.seen("the region to die " + how, region::isAlive, alive -> !alive);
        }
        region.kill();
        shift.end();
        return survivors();
    }

    /// The processes that are to be found again, when the region has died.
    List<Survivor> survivors() {
        return Survivor.of(load);
    }

    /// The region has been started again: is all as it must be?
    void inspect(String story, List<Survivor> survivors) throws Exception {
        assertThat(load.surprises()).isEmpty();
        var snapshot = Snapshot.take(region.client(), region.data());
        new Inspection(snapshot, load).run(survivors);
        load.machines().forEach(machine -> snapshot.find(machine).ifPresent(machine::seen));
        deaths++;
        adopted += survivors.size();
        System.out.printf("died %d times (%s): %s, %d adopted%n", deaths, story, load, adopted);
    }

    /// How many processes were found again by a next region.
    int adopted() {
        return adopted;
    }

    /// Each creation is answered with the machine of the first time.
    void repeatAllCreations() throws Exception {
        for (var machine : load.machines()) {
            var first = machine.id();
            var repeat = region.client().create(machine.wanted()).orFail().as(MachineView.class);
            first.ifPresent(id -> assertThat(repeat.id()).isEqualTo(id));
        }
    }

    /// Something that is asked of a region beside the load.
    interface Trouble {
        Trouble NONE = _ -> {};

        void make(RegionClient region) throws Exception;
    }
}
