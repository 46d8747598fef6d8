package io.aerophoenix.fly.internal;

import io.aerophoenix.http.Faults;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The keys by which a repeated request is recognised. The original has none; whoever sends one is safe from doing a thing
/// twice.
final class RequestKeys {
    private static final String HEADER = "Idempotency-Key";
    private static final Pattern SHAPE = Pattern.compile("[ -~]{1,255}");

    private RequestKeys() {}

    /// Null when the request has none.
    static @Nullable String of(ContainerRequestContext request) {
        var key = request.getHeaderString(HEADER);
        if (key != null && !SHAPE.matcher(key).matches()) {
            throw Faults.refusal(HEADER, "must be 1 to 255 printable ASCII characters");
        }
        return key;
    }
}
