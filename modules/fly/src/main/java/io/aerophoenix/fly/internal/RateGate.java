package io.aerophoenix.fly.internal;

import io.aerophoenix.fly.FlyConfig;
import io.aerophoenix.fly.RateLimiter;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/// Sends away who asks for the same too often. Stands behind [FlyGate]: nobody without a token uses up what others may.
@Provider
@PreMatching
@Priority(Priorities.AUTHORIZATION)
@ApplicationScoped
public class RateGate implements ContainerRequestFilter {
    /// The words of the original.
    private static final String TOO_OFTEN = "resource_exhausted: rate limit exceeded";

    private final RateLimiter limiter;

    @Inject
    RateGate(FlyConfig config) {
        this.limiter = config.limiter();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Demand.of(request.getMethod(), Segments.of(request), limiter.limits())
                .flatMap(demand -> limiter.take(demand.bucket(), demand.rate()))
                .ifPresent(wait -> request.abortWith(tooOften(wait)));
    }

    private static Response tooOften(Duration wait) {
        var response = Errors.response(429, TOO_OFTEN, ErrorDocument.UNKNOWN);
        response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, wholeSeconds(wait));
        return response;
    }

    private static long wholeSeconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
