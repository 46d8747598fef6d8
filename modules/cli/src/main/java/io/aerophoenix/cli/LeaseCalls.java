package io.aerophoenix.cli;

import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/// What is asked of a region about the lease of a machine.
final class LeaseCalls {
    private LeaseCalls() {}

    static Call show(String machine) {
        return Call.get(path(machine));
    }

    static Call acquire(String machine, String reason, Duration ttl) {
        return once(Call.post(path(machine), lasting(ttl).put("reason", reason)));
    }

    static Call renew(String machine, String nonce, Duration ttl) {
        return Precondition.under(nonce, Call.post(path(machine), lasting(ttl)));
    }

    static Call release(String machine, String nonce) {
        return once(Precondition.under(nonce, Call.delete(path(machine))));
    }

    static Call breakUp(String machine, String reason) {
        return once(Call.delete(path(machine).with("force", true).with("reason", reason)));
    }

    /// To be sent again after a lost connection, without being done again. (A renewal is the same, however often.)
    private static Call once(Call call) {
        return call.withKey(OnceKey.fresh());
    }

    private static ApiPath path(String machine) {
        return ApiPath.of("machines", machine, "lease");
    }

    private static ObjectNode lasting(Duration ttl) {
        return Json.object().put("ttlSeconds", ttl.toSeconds());
    }
}
