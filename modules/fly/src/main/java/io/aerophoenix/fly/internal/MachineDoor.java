package io.aerophoenix.fly.internal;

import io.aerophoenix.control.Precondition;
import io.aerophoenix.control.Query;
import io.aerophoenix.control.Request;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.http.RefusedException;
import io.aerophoenix.http.Visitor;
import io.aerophoenix.lifecycle.Sighting;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The door, for a visitor who has come about the machines of one app: what is refused is refused in the words of this API.
record MachineDoor(Visitor visitor, AppName app) {
    static final String NONCE = "fly-machine-lease-nonce";

    static final String APP_NOT_FOUND = "app not found";
    static final String MACHINE_NOT_FOUND = "machine not found";

    static MachineDoor of(Visitor visitor, String app) {
        try {
            return new MachineDoor(visitor, new AppName(app));
        } catch (IllegalArgumentException e) {
            throw error(404, APP_NOT_FOUND);
        }
    }

    /// The machine, if the app has one with this id.
    Machine find(String id) {
        try {
            return find(new MachineId(id));
        } catch (IllegalArgumentException e) {
            throw error(404, MACHINE_NOT_FOUND);
        }
    }

    Machine find(MachineId id) {
        return switch (answer(new Query.GetMachine(id))) {
            case Answer.Done<Sighting>(Sighting.Known(var machine))
                    when machine.app().equals(app) ->
                    machine;
            case Answer.Done<Sighting>(Sighting.Known _) -> throw error(404, MACHINE_NOT_FOUND);
            case Answer.Done<Sighting>(Sighting.Quarantined(_, var reason, _)) ->
                    throw RefusedException.of(ErrorCode.QUARANTINED, reason);
            case Answer.Refused<Sighting>(var refusal) -> throw refused(id, refusal);
        };
    }

    <T> Answer<T> answer(Request<T> request) {
        return visitor.control().handle(visitor.caller(), request);
    }

    /// @throws RuntimeException when it is refused; it becomes the error that the client sees
    <T> T ask(MachineId machine, Request<T> request) {
        return switch (answer(request)) {
            case Answer.Done<T>(var value) -> value;
            case Answer.Refused<T>(var refusal) -> throw refused(machine, refusal);
        };
    }

    /// What a refusal becomes, where it is about a machine.
    static RuntimeException refused(MachineId machine, Refusal refusal) {
        return switch (refusal.code()) {
            case NOT_FOUND -> error(404, MACHINE_NOT_FOUND);
            case LOCKED ->
                    refusal.facts().containsKey("expiresAt")
                            ? leased(machine, refusal)
                            : new RefusedException(refusal);
            case NO_CAPACITY ->
                    error(
                            409,
                            "aborted: could not reserve resource for machine: insufficient CPUs or memory available to fulfill request on the current host; "
                                    + refusal.message());
            case INVALID_TRANSITION,
                    PRECONDITION_FAILED,
                    TIMEOUT,
                    VERSION_CONFLICT,
                    INVALID_REQUEST,
                    UNAUTHENTICATED,
                    FORBIDDEN,
                    NAME_TAKEN,
                    IDEMPOTENCY_CONFLICT,
                    QUARANTINED,
                    DRIVER_FAILED,
                    OVERLOADED,
                    STORAGE_FAILED ->
                    new RefusedException(refusal);
        };
    }

    private static WebApplicationException leased(MachineId machine, Refusal refusal) {
        return error(
                409,
                "machine ID %s lease currently held by %s, expires at %s"
                        .formatted(
                                machine,
                                refusal.facts().get("holder"),
                                refusal.facts().get("expiresAt")));
    }

    static WebApplicationException error(int status, String text) {
        return new WebApplicationException(Errors.response(status, text, ErrorDocument.UNKNOWN));
    }

    /// Whether something was refused since the machine is in one of these states.
    static boolean isRefusedIn(Refusal refusal, Set<MachineState> states) {
        return refusal.code() == ErrorCode.INVALID_TRANSITION
                && stateOf(refusal).filter(states::contains).isPresent();
    }

    private static Optional<MachineState> stateOf(Refusal refusal) {
        return MachineState.ofWord(String.valueOf(refusal.facts().get("state")));
    }

    /// What a request brings along to be let change a machine.
    static Precondition given(ContainerRequestContext request) {
        return new Precondition(null, nonce(request));
    }

    /// Null when it has none: clients send an empty one when they hold no lease.
    static @Nullable String nonce(ContainerRequestContext request) {
        var nonce = request.getHeaderString(NONCE);
        return nonce == null || nonce.isBlank() ? null : nonce.strip();
    }
}
