package io.aerophoenix.fly.internal;

import io.aerophoenix.apps.Secrets;
import io.aerophoenix.control.SecretQuery;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.http.RefusedException;

/// That the secrets of an app are as new as a request wants them for its machine.
final class MachineSecrets {
    private static final String FIELD = "min_secrets_version";

    private MachineSecrets() {}

    /// @throws jakarta.ws.rs.WebApplicationException with status 412 when they are older
    static void check(MachineDoor door, ConfigFields body) {
        long wanted = body.whole(FIELD, 0);
        if (wanted > 0 && version(door) < wanted) {
            throw MachineDoor.error(
                    412,
                    "failed_precondition: %s %d is not yet available".formatted(FIELD, wanted));
        }
    }

    private static long version(MachineDoor door) {
        return switch (door.answer(new SecretQuery.ListSecrets(door.app(), false))) {
            case Answer.Done<Secrets>(var secrets) -> secrets.version();
            case Answer.Refused<Secrets>(var refusal) -> throw new RefusedException(refusal);
        };
    }
}
