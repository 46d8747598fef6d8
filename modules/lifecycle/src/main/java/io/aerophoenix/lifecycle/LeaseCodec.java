package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.JsonSource.required;

import io.aerophoenix.fleet.Lease;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A lease as JSON.
final class LeaseCodec {
    private LeaseCodec() {}

    static void write(Lease lease, JsonSink out) {
        out.begin();
        out.text("holder", lease.holder());
        out.text("reason", lease.reason());
        out.text("nonceDigest", lease.nonceDigest());
        out.instant("acquiredAt", lease.acquiredAt());
        out.instant("expiresAt", lease.expiresAt());
        out.end();
    }

    static Lease read(JsonSource in) {
        @Nullable String holder = null;
        @Nullable String reason = null;
        @Nullable String nonceDigest = null;
        @Nullable Instant acquiredAt = null;
        @Nullable Instant expiresAt = null;
        in.begin();
        for (var field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "holder" -> holder = in.text();
                case "reason" -> reason = in.text();
                case "nonceDigest" -> nonceDigest = in.text();
                case "acquiredAt" -> acquiredAt = in.instant();
                case "expiresAt" -> expiresAt = in.instant();
                default -> in.skip();
            }
        }
        return new Lease(
                required("holder", holder),
                required("reason", reason),
                required("nonceDigest", nonceDigest),
                required("acquiredAt", acquiredAt),
                required("expiresAt", expiresAt));
    }
}
