package io.aerophoenix.region;

import io.aerophoenix.api.TransitionBody;
import io.aerophoenix.fleet.MachineState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A machine and its history, which must be whole, explain what the machine is, and hold what was promised about it.
///
/// @param machine as it was shown; the history was asked for later, and may go on
/// @param moves the oldest first
record Story(MachineView machine, List<TransitionBody> moves) {
    Story {
        moves = List.copyOf(moves);
    }

    /// One sentence for each thing that cannot be.
    ///
    /// @param promises what was acknowledged of this machine
    List<String> faults(Collection<Acknowledged> promises) {
        var faults = new ArrayList<String>();
        for (int i = 0; i < moves.size(); i++) {
            faults.addAll(faultsOfMove(i));
        }
        if (!holds(machine.version(), machine.state())) {
            faults.add("it is %s at version %d".formatted(machine.state(), machine.version()));
        }
        promises.stream()
                .filter(promise -> !holds(promise.version(), promise.state()))
                .forEach(promise -> faults.add("what was acknowledged is not there: " + promise));
        return faults.stream().map(this::sentence).toList();
    }

    private List<String> faultsOfMove(int index) {
        var move = moves.get(index);
        var faults = new ArrayList<String>();
        if (move.version() != index + 1) {
            faults.add("move %d has version %d".formatted(index + 1, move.version()));
        }
        var before = index == 0 ? Optional.<String>empty() : Optional.of(moves.get(index - 1).to());
        if (!Optional.ofNullable(move.from()).equals(before)) {
            faults.add("version %d comes from %s".formatted(move.version(), move.from()));
        }
        if (!isInTheTable(move)) {
            faults.add("no machine goes from %s to %s".formatted(move.from(), move.to()));
        }
        return faults;
    }

    private static boolean isInTheTable(TransitionBody move) {
        var to = MachineState.ofWord(move.to()).orElseThrow();
        return move.from() == null
                ? to == MachineState.CREATED
                : MachineState.ofWord(move.from()).orElseThrow().mayBecome(to);
    }

    private boolean holds(long version, String state) {
        return version >= 1
                && version <= moves.size()
                && moves.get((int) version - 1).to().equals(state);
    }

    private String sentence(String fault) {
        var told = moves.stream().map(move -> "%d %s".formatted(move.version(), move.to()));
        return "%s: %s; its history is %s".formatted(machine.id(), fault, told.toList());
    }

    /// The intents of all starts that were begun, whatever came of them.
    Stream<String> startsIntended() {
        return moves.stream()
                .filter(move -> move.to().equals("starting"))
                .map(TransitionBody::intent);
    }

    /// The intents of the starts that came about.
    Stream<String> starts() {
        return moves.stream()
                .filter(move -> move.to().equals("running") && "starting".equals(move.from()))
                .map(TransitionBody::intent);
    }
}
