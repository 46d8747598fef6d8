package io.aerophoenix.region;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// Plays with one machine at a time, and with the next one when it has destroyed that.
final class Operator {
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(800);
    private static final int MEDDLES_ONCE_IN = 20;
    private static final int DESTROYS_ONCE_IN = 30;
    private static final List<Move> ALL = List.of(Move.values());

    private final String name;
    private final Habits habits;
    private final Load load;
    private final RandomGenerator random;
    private int machines;
    private PlayedMachine machine;

    Operator(String name, Habits habits, Load load, long seed) {
        this.name = name;
        this.habits = habits;
        this.load = load;
        this.random = new SplittableRandom(seed);
        this.machine = nextMachine();
    }

    private PlayedMachine nextMachine() {
        machines++;
        var wanted = habits.create("%s-%d".formatted(name, machines), load.marks(), random);
        var next = new PlayedMachine(wanted, habits);
        load.add(next);
        return next;
    }

    /// Goes on until the region is killed.
    void work(RegionClient region) {
        try {
            while (true) {
                Until.pause(random.nextLong(LONGEST_PAUSE_NANOS));
                step(region);
            }
        } catch (IOException | InterruptedException e) {
            // The region is gone; what was asked last stays unanswered.
        } catch (Exception | AssertionError e) {
            load.surprise("%s: %s".formatted(name, e));
        }
    }

    private void step(RegionClient region) throws Exception {
        if (machine.isTerminated()) {
            machine = nextMachine();
        }
        machine.asked();
        var id = machine.id();
        if (id.isEmpty()) {
            take(region.create(machine.wanted()));
        } else if (!habits.areProcesses() && random.nextInt(MEDDLES_ONCE_IN) == 0) {
            meddle(region);
        } else {
            play(region, id.get());
        }
        machine.answered();
        awaitMark();
    }

    private void play(RegionClient region, String id) throws IOException, InterruptedException {
        var now = region.machine(id);
        var move = choose(now.state());
        if (move.isEmpty()) {
            machine.seen(now);
        } else {
            take(move.get().ask(region, id));
        }
    }

    /// Empty when nothing can be asked of a machine in this state.
    private Optional<Move> choose(String state) {
        if (random.nextInt(DESTROYS_ONCE_IN) == 0) {
            return habits.farewell(state);
        }
        var moves = habits.moves(state);
        return moves.isEmpty()
                ? Optional.empty()
                : Optional.of(moves.get(random.nextInt(moves.size())));
    }

    private void take(Reply reply) {
        acknowledged(machine, reply).ifPresent(machine::seen);
    }

    /// Asks for anything, of anybody's machine.
    private void meddle(RegionClient region) throws IOException, InterruptedException {
        var other = load.anySimulated(random);
        var id = other.id();
        if (id.isPresent()) {
            acknowledged(other, ALL.get(random.nextInt(ALL.size())).ask(region, id.get()));
        }
    }

    private Optional<MachineView> acknowledged(PlayedMachine asked, Reply reply) {
        if (reply.isSuccess()) {
            var now = reply.as(MachineView.class);
            asked.acknowledge(now);
            return Optional.of(now);
        }
        switch (reply.code()) {
            case "locked", "invalid_transition", "driver_failed" -> load.refused(reply.code());
            default -> load.surprise("%s: %s".formatted(name, reply));
        }
        return Optional.empty();
    }

    /// A process that is ended before its script has begun leaves no mark, and could not be counted.
    private void awaitMark() throws Exception {
        var running = machine.known().filter(now -> now.state().equals("running"));
        if (habits.areProcesses() && running.isPresent()) {
            load.awaitMark(machine, running.get().pid());
        }
    }
}
