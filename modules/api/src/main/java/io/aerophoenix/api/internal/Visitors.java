package io.aerophoenix.api.internal;

import io.aerophoenix.control.Control;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.Capability;
import io.aerophoenix.security.TokenRules;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Knows visitors by the tokens that the platform has verified.
@Dependent
public class Visitors {
    private static final long CLOCK_SKEW_SECONDS = 5;

    @Produces
    @Dependent
    Visitor visitor(Control control, JsonWebToken token) {
        refuseEarly(token);
        var subject = Optional.ofNullable(token.getSubject()).orElseGet(token::getName);
        var caller = new Caller(subject, Capability.ofWords(capabilities(token)));
        return new Visitor(control, caller, Instant.ofEpochSecond(token.getExpirationTime()));
    }

    /// The platform looks at a token's end, not at its beginning.
    private static void refuseEarly(JsonWebToken token) {
        long begin =
                switch (token.<@Nullable Object>getClaim(Claims.nbf.name())) {
                    case JsonNumber seconds -> seconds.longValue();
                    case Number seconds -> seconds.longValue();
                    case null, default -> 0;
                };
        if (begin > Instant.now().getEpochSecond() + CLOCK_SKEW_SECONDS) {
            throw RefusedException.of(ErrorCode.UNAUTHENTICATED, "the token is not valid yet");
        }
    }

    private static List<String> capabilities(JsonWebToken token) {
        return token.getClaim(TokenRules.CAPABILITIES_CLAIM) instanceof Collection<?> words
                ? words.stream().map(Visitors::word).toList()
                : List.of();
    }

    private static String word(Object element) {
        return element instanceof JsonString text ? text.getString() : String.valueOf(element);
    }
}
