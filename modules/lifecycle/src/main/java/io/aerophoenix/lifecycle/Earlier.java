package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.KeyedRequest;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What has become of an earlier request with the same idempotency key, as a machine's changes tell it.
sealed interface Earlier {
    /// Nobody has asked with this key.
    record Nothing() implements Earlier {}

    /// It was carried out, or it failed; or it was another request, and this one is refused.
    record Answered(Answer<Machine> answer) implements Earlier {}

    /// Its operation still holds the machine.
    record UnderWay() implements Earlier {}

    /// Pure.
    ///
    /// @param changes all of the machine's, the oldest first
    static Earlier in(List<Change> changes, KeyedRequest request) {
        @Nullable Machine machine = null;
        for (int i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            machine = after(machine, change);
            if (change.keyed() != null && change.keyed().key().equals(request.key())) {
                return change.keyed().request().equals(request.request())
                        ? traced(machine, change, changes.subList(i + 1, changes.size()))
                        : new Answered(conflict(machine));
            }
        }
        return new Nothing();
    }

    private static Machine after(@Nullable Machine before, Change change) {
        return Objects.requireNonNull(before == null ? change.created() : before).after(change);
    }

    private static Answer<Machine> conflict(Machine machine) {
        return new Answer.Refused<>(
                new Refusal(
                        ErrorCode.IDEMPOTENCY_CONFLICT,
                        "this idempotency key has asked something else of %s before; use a new key for a new request"
                                .formatted(machine.id()),
                        Map.of("machine", machine.id().value())));
    }

    /// Follows the operation that a change began, action by action, to where its caller was answered.
    private static Earlier traced(Machine begun, Change first, List<Change> following) {
        if (!begins(first)) {
            return new Answered(new Answer.Done<>(begun));
        }
        var intent = Transitions.operationOf(begun).intent();
        var machine = begun;
        for (var change : following) {
            machine = machine.after(change);
            if (isAnsweredBy(change, intent)) {
                return new Answered(answer(machine));
            }
            intent = Transitions.operationOf(machine).intent();
        }
        return new UnderWay();
    }

    /// Whether an operation begins with this change: one that goes on beside it was begun before.
    private static boolean begins(Change change) {
        var operation = change.after().operation();
        return operation != null && operation.intent().step() == change.step();
    }

    /// At its end, or at its first failure: what has to be done is tried again after that, and nobody waits any more.
    private static boolean isAnsweredBy(Change change, IntentId intent) {
        var operation = change.after().operation();
        return operation == null
                || (operation.intent().equals(intent) && change.after().lastError() != null);
    }

    private static Answer<Machine> answer(Machine machine) {
        var error = machine.status().lastError();
        return error == null
                ? new Answer.Done<>(machine)
                : new Answer.Refused<>(
                        new Refusal(
                                ErrorCode.DRIVER_FAILED,
                                error,
                                Map.of("state", machine.state().word())));
    }
}
