package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fly.FlyConfig;
import io.aerophoenix.http.Bearers;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/// Lets nobody in without a token that is worth something.
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class FlyGate implements ContainerRequestFilter {
    /// The words of the original.
    private static final String BAD_TOKEN = "Authenticate: token validation error";

    private final FlyConfig config;

    @Inject
    FlyGate(FlyConfig config) {
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var bearer = Bearers.admit(request, config.tokens());
        if (bearer.isEmpty() || bearer.get() instanceof Answer.Refused<?>) {
            request.abortWith(Errors.response(401, BAD_TOKEN, ErrorDocument.UNKNOWN));
        }
    }
}
