package io.aerophoenix.fly.internal;

import io.aerophoenix.control.Request;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// That a machine still has the configuration that its visitor has seen.
///
/// The region counts moves as versions too, so what is bound to a version is asked again when the machine has merely moved.
///
/// @param field where the request says it
/// @param expected the instance id; null when any will do
record MachineExpectation(MachineDoor door, String field, @Nullable String expected) {
    private static final int MOST_ATTEMPTS = 10;

    /// @param request what to ask, bound to a version, or to none
    Answer<Machine> hold(Machine machine, Function<@Nullable Long, Request<Machine>> request) {
        if (expected == null) {
            return door.answer(request.apply(null));
        }
        check(machine);
        var answer = door.answer(request.apply(machine.version()));
        for (int attempt = 1; attempt < MOST_ATTEMPTS && hasMoved(answer); attempt++) {
            var now = door.find(machine.id());
            check(now);
            answer = door.answer(request.apply(now.version()));
        }
        return answer;
    }

    private void check(Machine machine) {
        var current = MachineStamp.ofInstance(machine).toString();
        if (!current.equals(expected)) {
            throw MachineDoor.error(
                    412,
                    "failed_precondition: %s is %s, but the machine is at %s; read it again and decide anew"
                            .formatted(field, expected, current));
        }
    }

    private static boolean hasMoved(Answer<Machine> answer) {
        return answer instanceof Answer.Refused<Machine>(var refusal)
                && refusal.code() == ErrorCode.VERSION_CONFLICT;
    }
}
