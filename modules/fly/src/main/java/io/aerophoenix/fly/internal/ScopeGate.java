package io.aerophoenix.fly.internal;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/// Says of an operation that a region does not have that it does not have it, rather than that nobody ever heard of it.
@Provider
@PreMatching
@Priority(Priorities.USER)
@ApplicationScoped
public class ScopeGate implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        OutOfScope.sentence(request.getMethod(), Segments.of(request))
                .ifPresent(sentence ->
                        request.abortWith(
                                Errors.response(
                                        501, "unimplemented: " + sentence, ErrorDocument.UNKNOWN)));
    }
}
