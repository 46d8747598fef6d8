package io.aerophoenix.simulator;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.simulator.Attempt.Fence;
import io.aerophoenix.simulator.Effect.Fenced;
import io.aerophoenix.simulator.Effect.Forgotten;
import io.aerophoenix.simulator.Effect.OfIntent;
import io.aerophoenix.simulator.Effect.Started;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is known of one machine: its latest lives and fences, in the order in which they came. Pure.
///
/// @param attempts the latest, at most [#MAX_ATTEMPTS]
/// @param forgottenStep intents up to this step that are not among the attempts are over and past recall; 0 for none
/// @param forgottenLines how many log lines the forgotten lives had
record Chronicle(List<Attempt> attempts, long forgottenStep, long forgottenLines) {
    static final Chronicle EMPTY = new Chronicle(List.of(), 0, 0);
    static final int MAX_ATTEMPTS = 16;

    Chronicle {
        attempts = List.copyOf(attempts);
    }

    /// What came of an intent. Mostly the latest is asked about: the way there is from the end, and by the step, in
    /// which the intents of one machine differ.
    Optional<Attempt> find(IntentId intent) {
        int place = placeOf(intent);
        return place < 0 ? Optional.empty() : Optional.of(attempts.get(place));
    }

    private int placeOf(IntentId intent) {
        for (int i = attempts.size() - 1; i >= 0; i--) {
            var other = attempts.get(i).intent();
            if (other.step() == intent.step() && other.equals(intent)) {
                return i;
            }
        }
        return -1;
    }

    /// The life that boots, runs or is frozen; a machine has at most one.
    Optional<Life> living() {
        for (int i = attempts.size() - 1; i >= 0; i--) {
            if (attempts.get(i) instanceof Life life && life.holdsRoom()) {
                return Optional.of(life);
            }
        }
        return Optional.empty();
    }

    boolean hasForgotten(IntentId intent) {
        return intent.step() <= forgottenStep && find(intent).isEmpty();
    }

    /// What is known after this happened.
    ///
    /// @throws IllegalStateException when it cannot have happened after all that happened before
    Chronicle after(OfIntent effect) {
        return switch (effect) {
            case Started start when isNew(start.intent()) && living().isEmpty() ->
                    with(Life.begunBy(start));
            case Fenced(var intent, _) when isNew(intent) -> with(new Fence(intent));
            case Forgotten(var intent, _, var lines) when equals(EMPTY) ->
                    new Chronicle(List.of(), intent.step(), lines);
            case Started _, Fenced _, Forgotten _ ->
                    throw new IllegalStateException(
                            "%s cannot happen after %s".formatted(effect, attempts));
            case OfIntent _ -> changed(effect);
        };
    }

    private boolean isNew(IntentId intent) {
        return intent.step() > forgottenStep && find(intent).isEmpty();
    }

    private Chronicle changed(OfIntent effect) {
        int place = placeOf(effect.intent());
        if (place >= 0 && attempts.get(place) instanceof Life life) {
            var next = new ArrayList<>(attempts);
            next.set(place, life.after(effect));
            return new Chronicle(next, forgottenStep, forgottenLines);
        }
        throw new IllegalStateException("%s cannot happen: no such life".formatted(effect));
    }

    private Chronicle with(Attempt attempt) {
        var next = new ArrayList<>(attempts);
        next.add(attempt);
        return next.size() > MAX_ATTEMPTS
                ? withoutTheOldest(next)
                : new Chronicle(next, forgottenStep, forgottenLines);
    }

    private Chronicle withoutTheOldest(List<Attempt> next) {
        // There is one: at most one of them holds room.
        var oldest =
                next.stream().filter(attempt -> !attempt.holdsRoom()).findFirst().orElseThrow();
        next.remove(oldest);
        long lines = oldest instanceof Life life ? LifeLog.lines(life, Instant.MAX) : 0;
        return new Chronicle(
                next, Math.max(forgottenStep, oldest.intent().step()), forgottenLines + lines);
    }
}
