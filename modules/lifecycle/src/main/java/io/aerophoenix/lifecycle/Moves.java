package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.MachineStatus;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.fleet.Transition;
import io.aerophoenix.fleet.Transition.Timings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The moves of one change, one after the other, each checked against the table and counted as a version.
final class Moves {
    private final Machine machine;
    private final List<Transition> made = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private @Nullable MachineSpec spec;
    private Story story;
    private MachineState state;
    private long version;
    private long configured;

    Moves(Machine machine, Story story) {
        this.machine = machine;
        this.story = story;
        this.state = machine.state();
        this.version = machine.version();
        this.configured = machine.status().configured();
    }

    /// The move into the first state.
    void begin(Timings timings) {
        record(null, MachineState.CREATED, timings, null);
    }

    void to(MachineState target, Timings timings, @Nullable String error) {
        if (!state.mayBecome(target)) {
            throw new IllegalStateException(
                    "%s cannot go from %s to %s"
                            .formatted(machine.id(), state.word(), target.word()));
        }
        record(state, target, timings, error);
    }

    /// The first move towards what an action wants, if it has one.
    void towards(Action action, Timings timings, @Nullable String error) {
        var first = Transitions.firstMove(state, action);
        if (first != null) {
            to(first, timings, error);
        }
    }

    /// From here on the moves belong to another intent of the same story.
    void follow(IntentId intent) {
        story = new Story(story.cause(), story.actor(), intent);
    }

    /// Something beside the moves.
    void note(Note.Kind kind, Instant at, String text) {
        notes.add(new Note(version, kind, at, story.actor(), text));
    }

    /// Another spec from here on: a version of its own.
    void configure(MachineSpec wanted, Note.Kind kind, Instant at, String text) {
        version++;
        spec = wanted;
        configured = version;
        note(kind, at, text);
    }

    private void record(
            @Nullable MachineState from, MachineState to, Timings timings, @Nullable String error) {
        version++;
        state = to;
        made.add(
                new Transition(
                        version,
                        from,
                        to,
                        story.cause(),
                        story.actor(),
                        story.intent(),
                        timings,
                        error));
    }

    List<Transition> made() {
        return made;
    }

    List<Note> notes() {
        return notes;
    }

    MachineStatus after(Instant now, Facts facts) {
        return new MachineStatus(
                state,
                version,
                machine.status().step() + 1,
                now,
                facts.instance(),
                facts.lastExit(),
                facts.lastError(),
                facts.operation(),
                facts.restartAt(),
                facts.restarts(),
                facts.cordoned(),
                configured,
                facts.lease());
    }

    Change change(Instant now, Facts facts) {
        return new Change(machine.id(), made, notes, after(now, facts), null, spec);
    }

    /// Why, by whom, and under which intent the moves are made.
    record Story(Cause cause, String actor, IntentId intent) {}
}
