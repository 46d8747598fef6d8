package io.aerophoenix.api.internal;

import io.aerophoenix.api.ApiConfig;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.http.Bearers;
import io.aerophoenix.security.Bearer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/// Lets nobody in without a token that is worth something. Asked before the platform looks what is at the path.
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class TokenGate implements ContainerRequestFilter {
    private final ApiConfig config;

    @Inject
    TokenGate(ApiConfig config) {
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Bearers.admit(request, config.tokens())
                .ifPresentOrElse(
                        answer -> judge(answer, request),
                        () -> request.abortWith(Problems.response(Problems.ofStatus(401))));
    }

    private static void judge(Answer<Bearer> answer, ContainerRequestContext request) {
        if (answer instanceof Answer.Refused<Bearer>(var refusal)) {
            request.abortWith(Problems.response(Problems.of(refusal)));
        }
    }
}
