package io.aerophoenix.api.internal;

import io.aerophoenix.api.ApiConfig;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.security.Bearer;
import io.helidon.common.context.Contexts;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.regex.Pattern;

/// Lets nobody in without a token that is worth something. Asked before the platform looks what is at the path.
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class TokenGate implements ContainerRequestFilter {
    private static final Pattern BEARER =
            Pattern.compile("Bearer +(\\S+)", Pattern.CASE_INSENSITIVE);

    private final ApiConfig config;

    @Inject
    TokenGate(ApiConfig config) {
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        token(request)
                .map(config.tokens()::verify)
                .ifPresentOrElse(
                        answer -> judge(answer, request),
                        () -> request.abortWith(Problems.response(Problems.ofStatus(401))));
    }

    private static Optional<String> token(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .map(BEARER::matcher)
                .filter(header -> header.matches())
                .map(header -> header.group(1));
    }

    private static void judge(Answer<Bearer> answer, ContainerRequestContext request) {
        switch (answer) {
            case Answer.Done<Bearer>(var bearer) ->
                    Contexts.context().orElseThrow().register(bearer);
            case Answer.Refused<Bearer>(var refusal) ->
                    request.abortWith(Problems.response(Problems.of(refusal)));
        }
    }
}
