package io.aerophoenix.security;

import io.helidon.security.jwt.Jwt;
import io.helidon.security.jwt.SignedJwt;
import io.helidon.security.jwt.jwk.JwkEC;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;

/// Makes tokens for the people and programs of one region, signed with the region's own key. Thread-safe.
public final class TokenMint {
    public static final Duration MAX_LIFE = Duration.ofDays(366);

    private final LocalKeys keys;
    private final TokenRules rules;
    private final InstantSource clock;

    public TokenMint(LocalKeys keys, TokenRules rules, InstantSource clock) {
        this.keys = keys;
        this.rules = rules;
        this.clock = clock;
    }

    /// A token in compact form. It cannot be taken back: whoever has it holds the capabilities until it expires.
    ///
    /// @param subject the name in audit trails and histories, 1 to 255 characters
    /// @param granted what the bearer may do; what it implies is not listed, and holds all the same
    /// @param life from now on, at most a year
    public String mint(String subject, Set<Capability> granted, Duration life) {
        check(subject, life);
        var now = clock.instant();
        var token =
                Jwt.builder()
                        .type("JWT")
                        .algorithm(JwkEC.ALG_ES256)
                        .keyId(keys.signingKey().keyId())
                        .issuer(rules.issuer())
                        .addAudience(rules.audience())
                        .subject(subject)
                        .userPrincipal(subject)
                        .issueTime(now)
                        .expirationTime(now.plus(life))
                        .jwtId(UUID.randomUUID().toString());
        var words = granted.stream().map(Capability::word).sorted().toList();
        token.addPayloadClaim(TokenRules.CAPABILITIES_CLAIM, words);
        words.forEach(token::addUserGroup);
        return SignedJwt.sign(token.build(), keys.signingKey()).tokenContent();
    }

    private static void check(String subject, Duration life) {
        if (!Caller.canBeNamed(subject)) {
            throw new IllegalArgumentException(
                    "a subject has 1 to %d characters".formatted(Caller.MAX_SUBJECT));
        }
        if (!life.isPositive() || life.compareTo(MAX_LIFE) > 0) {
            throw new IllegalArgumentException(
                    "a token lives for a moment at least and 366 days at most");
        }
    }
}
