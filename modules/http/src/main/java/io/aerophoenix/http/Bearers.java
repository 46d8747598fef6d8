package io.aerophoenix.http;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.security.Bearer;
import io.aerophoenix.security.TokenVerifier;
import io.helidon.common.context.Contexts;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who sends a request, by the token that comes with it.
public final class Bearers {
    private static final Pattern BEARER =
            Pattern.compile("Bearer +(\\S+)", Pattern.CASE_INSENSITIVE);

    private Bearers() {}

    /// What the token of a request is worth; empty when it has none. From an answer that is no refusal on, the request's
    /// [Visitor] can be injected.
    public static Optional<Answer<Bearer>> admit(
            ContainerRequestContext request, TokenVerifier tokens) {
        var answer = token(request).map(tokens::verify);
        answer.ifPresent(it -> {
            if (it instanceof Answer.Done<Bearer>(var bearer)) {
                Contexts.context().orElseThrow().register(bearer);
            }
        });
        return answer;
    }

    private static Optional<String> token(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .map(BEARER::matcher)
                .filter(header -> header.matches())
                .map(header -> header.group(1));
    }
}
