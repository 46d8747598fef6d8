package io.aerophoenix.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.helidon.security.jwt.Jwt;
import io.helidon.security.jwt.SignedJwt;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final TokenRules RULES = TokenRules.LOCAL;

    @TempDir private Path temp;
    private LocalKeys keys;
    private TokenMint mint;
    private TokenVerifier verifier;

    @BeforeEach
    void openKeys() {
        keys = LocalKeys.openOrCreate(temp.resolve("ours"));
        mint = new TokenMint(keys, RULES, at(NOON));
        verifier = new TokenVerifier(keys, RULES, at(NOON));
    }

    @Test
    void recognisesTheBearerOfAMintedToken() {
        var token = mint.mint("ada", EnumSet.of(Capability.MACHINE_CREATE), HOUR);

        var answer = verifier.verify(token);

        assertThat(answer)
                .isEqualTo(
                        new Answer.Done<>(
                                new Bearer(
                                        new Caller("ada", EnumSet.of(Capability.MACHINE_CREATE)),
                                        NOON.plus(HOUR))));
    }

    @Test
    void findsAllThatTheStandardWantsInAMintedToken() {
        var token = mint.mint("ada", EnumSet.of(Capability.MACHINE_READ), HOUR);

        assertThat(ForgedTokens.claimsOf(token))
                .contains(
                        "\"iss\":\"aerophoenix\"",
                        "\"aud\":[\"aerophoenix\"]",
                        "\"sub\":\"ada\"",
                        "\"upn\":\"ada\"",
                        "\"groups\":[\"machine_read\"]",
                        "\"capabilities\":[\"machine_read\"]",
                        "\"iat\":1767268800",
                        "\"exp\":1767272400",
                        "\"jti\":");
    }

    @Test
    void rejectsATokenThatHasExpired() {
        var token = mint.mint("ada", Set.of(), HOUR);
        var later = new TokenVerifier(keys, RULES, at(NOON.plus(HOUR).plusSeconds(6)));

        assertRejected(later.verify(token), "expired");
    }

    @Test
    void toleratesAClockThatIsAFewSecondsOff() {
        var token = mint.mint("ada", Set.of(), HOUR);
        var later = new TokenVerifier(keys, RULES, at(NOON.plus(HOUR).plusSeconds(4)));

        assertThat(later.verify(token)).isInstanceOf(Answer.Done.class);
    }

    @Test
    void rejectsATokenThatIsNotValidYet() {
        var token = signed(it -> it.notBefore(NOON.plusSeconds(60)));

        assertRejected(verifier.verify(token), "not valid yet");
    }

    @Test
    void rejectsATokenWithoutAnEnd() {
        var token =
                SignedJwt.sign(
                                Jwt.builder()
                                        .algorithm("ES256")
                                        .keyId(keys.signingKey().keyId())
                                        .issuer(RULES.issuer())
                                        .addAudience(RULES.audience())
                                        .subject("ada")
                                        .build(),
                                keys.signingKey())
                        .tokenContent();

        assertRejected(verifier.verify(token), "expired");
    }

    @Test
    void rejectsATokenThatAnotherKeySigned() {
        var theirs = LocalKeys.openOrCreate(temp.resolve("theirs"));
        var token = new TokenMint(theirs, RULES, at(NOON)).mint("ada", Set.of(), HOUR);

        assertRejected(verifier.verify(token), "not signed by this region");
    }

    @Test
    void rejectsATokenThatAnotherKeySignedInOurKeysName() {
        var theirs = LocalKeys.openOrCreate(temp.resolve("theirs"));
        var token = claims().keyId(keys.signingKey().keyId()).algorithm("ES256").build();
        var forged = SignedJwt.sign(token, theirs.signingKey()).tokenContent();

        assertRejected(verifier.verify(forged), "not signed by this region");
    }

    @Test
    void rejectsATokenWithoutSignature() {
        var claims = ForgedTokens.claimsOf(mint.mint("ada", Set.of(), HOUR));

        assertRejected(verifier.verify(ForgedTokens.unsigned(claims)), "");
        assertRejected(
                verifier.verify(ForgedTokens.unsigned(keys.signingKey().keyId(), claims)), "");
    }

    @Test
    void rejectsAnHmacMadeWithThePublicKey() throws Exception {
        var claims = ForgedTokens.claimsOf(mint.mint("ada", Set.of(), HOUR));
        var published = Files.readAllBytes(keys.publicFile());

        var forged = ForgedTokens.signedByHmac(published, keys.signingKey().keyId(), claims);

        assertRejected(verifier.verify(forged), "not signed by this region");
    }

    @Test
    void rejectsATokenOfAnotherIssuer() {
        var token = new TokenMint(keys, new TokenRules("them", "aerophoenix"), at(NOON));

        assertRejected(verifier.verify(token.mint("ada", Set.of(), HOUR)), "issuer");
    }

    @Test
    void rejectsATokenForAnotherAudience() {
        var token = new TokenMint(keys, new TokenRules("aerophoenix", "them"), at(NOON));

        assertRejected(verifier.verify(token.mint("ada", Set.of(), HOUR)), "audience");
    }

    @Test
    void rejectsClaimsThatWereChanged() {
        var token = mint.mint("ada", EnumSet.of(Capability.MACHINE_READ), HOUR);
        var more = ForgedTokens.claimsOf(token).replace("machine_read", "machine_create");

        assertRejected(
                verifier.verify(ForgedTokens.withClaims(token, more)), "not signed by this region");
    }

    @Test
    void grantsNothingForACapabilitiesClaimOfAnotherShape() {
        var token = signed(it -> it.addPayloadClaim("capabilities", "machine_create"));

        assertThat(verifier.verify(token))
                .isEqualTo(
                        new Answer.Done<>(
                                new Bearer(new Caller("ada", Set.of()), NOON.plus(HOUR))));
    }

    @ParameterizedTest
    @MethodSource("io.aerophoenix.security.ForgedTokens#oddClaims")
    void rejectsClaimsThatAreSignedAndOdd(String claims) {
        assertRejected(verifier.verify(ForgedTokens.signed(keys, claims)), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "a.b", "a.b.c", "....", "e30.e30.e30", "null.null.null"})
    void rejectsWhatIsNoTokenAtAll(String garbage) {
        assertRejected(verifier.verify(garbage), "");
    }

    @Test
    void rejectsAnEndlessTextWithoutReadingIt() {
        assertRejected(verifier.verify("a".repeat(1_000_000)), "not a token");
    }

    @Test
    void isOnlyAskedAboutTokensThatTheMintCanJustify() {
        var bytes = "x".repeat(256).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(
                        () -> mint.mint(new String(bytes, StandardCharsets.UTF_8), Set.of(), HOUR))
                .hasMessageContaining("255");
        assertThatThrownBy(() -> mint.mint(" ", Set.of(), HOUR)).hasMessageContaining("subject");
        assertThatThrownBy(() -> mint.mint("ada", Set.of(), Duration.ZERO))
                .hasMessageContaining("366 days");
        assertThatThrownBy(() -> mint.mint("ada", Set.of(), Duration.ofDays(367)))
                .hasMessageContaining("366 days");
    }

    private String signed(Consumer<Jwt.Builder> change) {
        var builder = claims().keyId(keys.signingKey().keyId()).algorithm("ES256");
        change.accept(builder);
        return SignedJwt.sign(builder.build(), keys.signingKey()).tokenContent();
    }

    private static Jwt.Builder claims() {
        return Jwt.builder()
                .issuer(RULES.issuer())
                .addAudience(RULES.audience())
                .subject("ada")
                .issueTime(NOON)
                .expirationTime(NOON.plus(HOUR));
    }

    private static InstantSource at(Instant now) {
        return InstantSource.fixed(now);
    }

    private static void assertRejected(Answer<Bearer> answer, String because) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> {
                            assertThat(refused.refusal().code())
                                    .isEqualTo(ErrorCode.UNAUTHENTICATED);
                            assertThat(refused.refusal().message()).contains(because);
                        });
    }
}
