package io.aerophoenix.api.internal;

import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.http.Faults;
import io.aerophoenix.http.Fields;
import io.aerophoenix.http.JsonRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How a machine is to be stopped this once, as far as the request says.
record StopOrder(@Nullable String signal, @Nullable Duration grace) {
    private static final long NONE = -1;

    /// @return of use only when there are no faults
    static StopOrder read(ContainerRequestContext request, Faults faults) {
        var fields = Fields.of(JsonRequest.optionalJson(request), faults);
        var signal = fields.text("signal");
        long seconds = fields.whole("graceSeconds", 0, StopPolicy.MAX_GRACE.toSeconds(), NONE);
        fields.refuseOthers();
        if (signal != null) {
            faults.checked("signal", () -> new StopPolicy(signal, Duration.ZERO));
        }
        return new StopOrder(signal, seconds == NONE ? null : Duration.ofSeconds(seconds));
    }

    /// @param usual how the machine is stopped otherwise; asked for only where the order leaves something to it
    /// @return null for as usual
    @Nullable StopPolicy policy(Supplier<StopPolicy> usual) {
        if (signal == null && grace == null) {
            return null;
        }
        if (signal != null && grace != null) {
            return new StopPolicy(signal, grace);
        }
        var policy = usual.get();
        return new StopPolicy(
                Objects.requireNonNullElse(signal, policy.signal()),
                Objects.requireNonNullElse(grace, policy.grace()));
    }
}
