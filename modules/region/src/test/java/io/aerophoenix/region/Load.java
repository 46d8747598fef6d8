package io.aerophoenix.region;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// All operators of a region and their machines, through all its lives.
final class Load {
    private final Path marks;
    private final List<Operator> operators = new ArrayList<>();
    private final List<PlayedMachine> machines = new CopyOnWriteArrayList<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

    /// @param marks an empty folder, where processes leave marks of their starts
    Load(Path marks) {
        this.marks = marks;
    }

    void employ(int operators, Habits habits, RandomGenerator random) {
        for (int i = 0; i < operators; i++) {
            var name = "%s-%d".formatted(habits.word(), i);
            this.operators.add(new Operator(name, habits, this, random.nextLong()));
        }
    }

    /// Lets all operators work until the end of the shift.
    Shift begin(RegionClient region) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        operators.forEach(operator -> threads.execute(() -> operator.work(region)));
        return new Shift(threads);
    }

    record Shift(ExecutorService threads) {
        /// When the region has been killed: waits until no operator is at work any more.
        void end() {
            threads.shutdownNow();
            threads.close();
        }
    }

    void add(PlayedMachine machine) {
        machines.add(machine);
    }

    List<PlayedMachine> machines() {
        return List.copyOf(machines);
    }

    List<PlayedMachine> processes() {
        return machines.stream().filter(machine -> machine.habits().areProcesses()).toList();
    }

    PlayedMachine anySimulated(RandomGenerator random) {
        var simulated =
                machines.stream()
                        .filter(Predicate.not(machine -> machine.habits().areProcesses()))
                        .toList();
        return simulated.get(random.nextInt(simulated.size()));
    }

    Path marks() {
        return marks;
    }

    /// The ids of all processes that were ever started for a machine, as they have noted them.
    List<String> marksOf(PlayedMachine machine) throws IOException {
        var file = marks.resolve(machine.name());
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    void awaitMark(PlayedMachine machine, long pid) throws Exception {
        var mark = Long.toString(pid);
        Until.seen("the mark " + mark, () -> marksOf(machine), marks -> marks.contains(mark));
    }

    void refused(String code) {
        refusals.merge(code, 1, Integer::sum);
    }

    /// Something that no region should answer, whatever happens to it.
    void surprise(String what) {
        surprises.add(what);
    }

    List<String> surprises() {
        return List.copyOf(surprises);
    }

    int acknowledgedMoves() {
        return machines.stream().mapToInt(machine -> machine.acknowledged().size()).sum();
    }

    @Override
    public String toString() {
        return "%d machines, %d moves acknowledged, refused: %s"
                .formatted(machines.size(), acknowledgedMoves(), refusals);
    }
}
