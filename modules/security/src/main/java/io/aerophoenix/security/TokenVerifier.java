package io.aerophoenix.security;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.helidon.security.jwt.Jwt;
import io.helidon.security.jwt.JwtValidator;
import io.helidon.security.jwt.SignedJwt;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Tells whose a token is, if it is worth anything: signed with the region's key, made by the right issuer for the
/// right audience, and in date. Thread-safe.
public final class TokenVerifier {
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);
    private static final int MAX_LENGTH = 16 * 1024;

    private final LocalKeys keys;
    private final TokenRules rules;
    private final InstantSource clock;

    public TokenVerifier(LocalKeys keys, TokenRules rules, InstantSource clock) {
        this.keys = keys;
        this.rules = rules;
        this.clock = clock;
    }

    /// Who brought the token and until when it is good, or `unauthenticated` with a sentence for that person.
    public Answer<Bearer> verify(String token) {
        var signed = parse(token);
        if (signed.isEmpty()) {
            return rejected("this is not a token; copy it whole, without spaces or line breaks");
        }
        // The algorithm is the key's, never the token's choice: no `none`, no HMAC with the public
        // key.
        if (!signed.get().verifySignature(keys.publicKeys()).isValid()) {
            return rejected(
                    "the token was not signed by this region; make one with `aeropctl token`");
        }
        return claims(signed.get()).orElseGet(() -> rejected("the token's claims are malformed"));
    }

    private static Optional<SignedJwt> parse(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(SignedJwt.parseToken(token));
        } catch (RuntimeException e) {
            // The library has no common type for what can be wrong with a text that comes from
            // outside.
            return Optional.empty();
        }
    }

    private Optional<Answer<Bearer>> claims(SignedJwt signed) {
        try {
            return Optional.of(judge(signed.getJwt()));
        } catch (RuntimeException e) {
            // As above; a signed token with malformed claims comes from another program with our
            // key.
            return Optional.empty();
        }
    }

    private Answer<Bearer> judge(Jwt token) {
        if (!inDate().validate(token).isValid()) {
            return rejected("the token has expired or is not valid yet; make a new one");
        }
        if (!forUs().validate(token).isValid()) {
            return rejected(
                    "the token is from another issuer or for another audience; this region takes those of %s for %s"
                            .formatted(rules.issuer(), rules.audience()));
        }
        var subject = token.subject().filter(Caller::canBeNamed);
        if (subject.isEmpty()) {
            return rejected(
                    "the token does not say whose it is: its claim `sub` must have 1 to %d characters"
                            .formatted(Caller.MAX_SUBJECT));
        }
        var caller = new Caller(subject.get(), Capability.ofWords(capabilities(token)));
        return new Answer.Done<>(new Bearer(caller, token.expirationTime().orElseThrow()));
    }

    private JwtValidator inDate() {
        var now = clock.instant();
        return JwtValidator.builder()
                .addExpirationValidator(
                        it -> it.now(now).allowedTimeSkew(CLOCK_SKEW).mandatory(true))
                .addNotBeforeValidator(
                        it -> it.now(now).allowedTimeSkew(CLOCK_SKEW).mandatory(false))
                .build();
    }

    private JwtValidator forUs() {
        return JwtValidator.builder()
                .addIssuerValidator(rules.issuer())
                .addAudienceValidator(rules.audience())
                .build();
    }

    private static List<String> capabilities(Jwt token) {
        return token.payloadClaim(TokenRules.CAPABILITIES_CLAIM)
                .filter(it -> it.getValueType() == JsonValue.ValueType.ARRAY)
                .map(JsonValue::asJsonArray)
                .map(TokenVerifier::texts)
                .orElse(List.of());
    }

    private static List<String> texts(JsonArray array) {
        return array.stream()
                .filter(JsonString.class::isInstance)
                .map(it -> ((JsonString) it).getString())
                .toList();
    }

    private static Answer<Bearer> rejected(String reason) {
        return Answer.refused(ErrorCode.UNAUTHENTICATED, reason);
    }
}
