package io.aerophoenix.api.internal;

import io.aerophoenix.control.Precondition;
import io.aerophoenix.http.Faults;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a client brings along in headers to be let change a machine.
final class Preconditions {
    static final String LEASE_NONCE = "Machine-Lease-Nonce";

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[ -~]{1,255}");
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9._~+/=-]{1,200}");

    private Preconditions() {}

    static Precondition of(ContainerRequestContext request, Faults faults) {
        var version = Versions.expected(request.getHeaderString(HttpHeaders.IF_MATCH), faults);
        return new Precondition(version, nonce(request, faults), key(request, faults));
    }

    /// Null when there is none, or none that will do.
    static @Nullable String key(ContainerRequestContext request, Faults faults) {
        var key = request.getHeaderString(IDEMPOTENCY_KEY);
        if (key != null && !KEY.matcher(key).matches()) {
            faults.add(IDEMPOTENCY_KEY, "must be 1 to 255 printable ASCII characters");
            return null;
        }
        return key;
    }

    /// Null when there is none, or none that will do. An empty one is a fault: whoever sends it means to hold a lease.
    static @Nullable String nonce(ContainerRequestContext request, Faults faults) {
        var nonce = request.getHeaderString(LEASE_NONCE);
        if (nonce == null) {
            return null;
        }
        if (!NONCE.matcher(nonce).matches()) {
            faults.add(
                    LEASE_NONCE,
                    "must be the nonce that the acquisition of the lease was answered with");
            return null;
        }
        return nonce;
    }

    /// For what no version can be expected of.
    static void expectNoVersion(ContainerRequestContext request, Faults faults) {
        if (request.getHeaderString(HttpHeaders.IF_MATCH) != null) {
            faults.add(
                    HttpHeaders.IF_MATCH,
                    "this is not bound to a version of the machine; leave the header out");
        }
    }
}
