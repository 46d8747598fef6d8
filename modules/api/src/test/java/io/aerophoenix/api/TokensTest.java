package io.aerophoenix.api;

import static io.aerophoenix.api.Samples.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.security.Capability;
import io.aerophoenix.security.LocalKeys;
import io.aerophoenix.security.TokenMint;
import io.aerophoenix.security.TokenRules;
import io.helidon.security.jwt.Jwt;
import io.helidon.security.jwt.SignedJwt;
import io.helidon.security.jwt.jwk.JwkEC;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(WithRunningApi.class)
class TokensTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String NO_SIGNATURE = "{\"alg\":\"none\",\"typ\":\"JWT\"}";

    @TempDir private Path temp;
    private final RunningApi api;

    TokensTest(RunningApi api) {
        this.api = api;
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /machines",
        "GET,    /machines/m-01jd8z0k3w6q4x9v2t",
        "DELETE, /machines/m-01jd8z0k3w6q4x9v2t",
        "GET,    /machines/m-01jd8z0k3w6q4x9v2t/history",
        "GET,    /machines/m-01jd8z0k3w6q4x9v2t/wait",
        "GET,    /machines/m-01jd8z0k3w6q4x9v2t/logs",
        "GET,    /machines/m-01jd8z0k3w6q4x9v2t/usage",
        "POST,   /machines/m-01jd8z0k3w6q4x9v2t/start",
        "POST,   /machines/m-01jd8z0k3w6q4x9v2t/stop",
        "POST,   /machines/m-01jd8z0k3w6q4x9v2t/suspend",
        "POST,   /machines/m-01jd8z0k3w6q4x9v2t/resume",
        "POST,   /machines/m-01jd8z0k3w6q4x9v2t/restart",
        "GET,    /events",
        "GET,    /regions",
        "POST,   /sign-in-codes"
    })
    void areNeededForEverything(String method, String path) {
        var request = HttpRequest.newBuilder(api.uri("/api/v1" + path));

        var reply = api.send(request.method(method, BodyPublishers.noBody()));

        isUnauthenticated(reply);
        assertThat(reply.json().get("detail").stringValue()).contains("aeropctl token");
    }

    @Test
    void areNeededToCreate() {
        isUnauthenticated(
                api.send(
                        HttpRequest.newBuilder(api.uri("/api/v1/apps/shop/machines"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}"))));
    }

    @Test
    void sayWhoIsCallingAndWhatTheyMayDo() {
        api.control().on(Query.GetMachine.class, _ -> Answer.refused(ErrorCode.NOT_FOUND, "none"));
        var token = api.token(Capability.CHAOS_INJECT);

        with(token).isProblem(404, "not_found");

        var caller = api.control().last().caller();
        assertThat(caller.subject()).isEqualTo("ada");
        assertThat(caller.capabilities())
                .isEqualTo(
                        EnumSet.of(
                                Capability.CHAOS_INJECT,
                                Capability.CHAOS_HEAL,
                                Capability.MACHINE_READ));
    }

    @Test
    void grantNothingWhenTheyListNothing() {
        with(api.token(new Capability[0])).isProblem(403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer a.b.c",
                "Bearer ....",
                "Bearer e30.e30.e30",
                "Bearer null.null.null",
                "Basic YWRhOmFkYQ==",
                "Bearer Bearer",
                "garbage"
            })
    void mustBeTokens(String authorization) {
        isUnauthenticated(
                api.send(
                        HttpRequest.newBuilder(api.uri("/api/v1/machines/" + ID))
                                .header("Authorization", authorization)));
    }

    @Test
    void expire() {
        var anHourAgo = InstantSource.fixed(Instant.now().minus(HOUR).minusSeconds(60));
        var mint = new TokenMint(api.keys(), TokenRules.LOCAL, anHourAgo);

        isUnauthenticated(with(mint.mint("ada", EnumSet.allOf(Capability.class), HOUR)));
    }

    @Test
    void mustHaveBegun() throws IOException {
        var now = Instant.now();
        var token =
                Jwt.builder()
                        .algorithm(JwkEC.ALG_ES256)
                        .issuer(TokenRules.LOCAL.issuer())
                        .addAudience(TokenRules.LOCAL.audience())
                        .subject("ada")
                        .issueTime(now)
                        .notBefore(now.plusSeconds(60))
                        .expirationTime(now.plus(HOUR))
                        .build();

        isUnauthenticated(with(SignedJwt.sign(token, signingKey()).tokenContent()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"exp\":\"soon\"}",
                "{\"exp\":1e17}",
                "{\"exp\":null}",
                "{\"nbf\":\"soon\"}",
                "{\"sub\":7}",
                "{\"sub\":\"\"}",
                "{\"sub\":null}",
                "{\"aud\":7}",
                "{\"aud\":[7]}",
                "{\"aud\":{}}",
                "{\"iss\":[]}"
            })
    void mustSayWhatTheySayAsTheyShould(String odd) throws IOException {
        var good =
                """
                {"iss":"aerophoenix","aud":"aerophoenix","sub":"ada","exp":4000000000}\
                """;

        try (var log = HeardLog.open()) {
            assertThat(with(signed(good)).status()).isEqualTo(403);
            api.control().asked().clear();
            isUnauthenticated(with(signed(merged(good, odd))));
            assertThat(log.thrown()).isEmpty();
        }
    }

    @Test
    void mustNotNameAnybodyAtTooGreatLength() throws IOException {
        isUnauthenticated(
                with(
                        signed(
                                """
                                {"iss":"aerophoenix","aud":"aerophoenix","sub":"%s","exp":4000000000}\
                                """
                                        .formatted("x".repeat(256)))));
    }

    @Test
    void mustBeFromTheRightIssuerForTheRightAudience() {
        for (var rules :
                List.of(
                        new TokenRules("them", "aerophoenix"),
                        new TokenRules("aerophoenix", "them"))) {
            isUnauthenticated(
                    with(api.mint(rules).mint("ada", EnumSet.allOf(Capability.class), HOUR)));
        }
    }

    @Test
    void mustBeSignedWithTheRegionsKey() {
        var theirs = LocalKeys.openOrCreate(temp);
        var mint = new TokenMint(theirs, TokenRules.LOCAL, InstantSource.system());

        isUnauthenticated(with(mint.mint("ada", EnumSet.allOf(Capability.class), HOUR)));
    }

    @Test
    void mustBeSignedAtAll() {
        var parts = parts(api.token());

        isUnauthenticated(with(encoded(NO_SIGNATURE) + "." + parts.get(1) + "."));
        isUnauthenticated(with(encoded(NO_SIGNATURE) + "." + parts.get(1) + "." + parts.get(2)));
        isUnauthenticated(with(parts.get(0) + "." + parts.get(1) + "."));
        isUnauthenticated(
                with(
                        encoded("{\"alg\":\"none\",\"kid\":\"" + keyId(parts) + "\"}")
                                + "."
                                + parts.get(1)
                                + "."));
    }

    @Test
    void mustNotBeSignedWithWhatEverybodyKnows() throws Exception {
        var parts = parts(api.token());
        var secret = Files.readAllBytes(api.config().publicKeys());
        var header =
                encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + keyId(parts) + "\"}");
        var content = header + "." + parts.get(1);

        isUnauthenticated(with(content + "." + hmac(secret, content)));
    }

    @Test
    void mustNotBeChanged() {
        var parts = parts(api.token(Capability.MACHINE_READ));
        var claims = decoded(parts.get(1)).replace("machine_read", "machine_destroy");

        isUnauthenticated(with(parts.get(0) + "." + encoded(claims) + "." + parts.get(2)));
    }

    @Test
    void areNotTakenFromTheQuery() {
        isUnauthenticated(
                api.send(
                        HttpRequest.newBuilder(
                                api.uri("/api/v1/regions?access_token=" + api.token()))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/live",
                "/health/ready",
                "/metrics",
                "/openapi",
                "/.well-known/jwks.json"
            })
    void areNotNeededOutsideTheApi(String path) {
        assertThat(api.send(HttpRequest.newBuilder(api.uri(path))).status()).isEqualTo(200);
    }

    private JwkEC signingKey() throws IOException {
        var file = api.config().publicKeys().resolveSibling("signing-key.json");
        try (var json = Json.createReader(Files.newBufferedReader(file))) {
            return JwkEC.create(json.readObject());
        }
    }

    private String signed(String claims) throws IOException {
        var key = signingKey();
        var header = "{\"alg\":\"ES256\",\"kid\":\"" + key.keyId() + "\"}";
        var content = encoded(header) + "." + encoded(claims);
        return content + "." + base64(key.sign(content.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String merged(String good, String odd) {
        return Json.createObjectBuilder(read(good))
                .addAll(Json.createObjectBuilder(read(odd)))
                .build()
                .toString();
    }

    private static JsonObject read(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private Reply with(String token) {
        return api.send(
                HttpRequest.newBuilder(api.uri("/api/v1/machines/" + ID))
                        .header("Authorization", "Bearer " + token));
    }

    private void isUnauthenticated(Reply reply) {
        reply.isProblem(401, "unauthenticated");
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(api.control().asked()).isEmpty();
    }

    private static List<String> parts(String token) {
        return List.of(token.split("\\.", -1));
    }

    private static String keyId(List<String> parts) {
        return decoded(parts.getFirst()).replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
    }

    private static String hmac(byte[] secret, String content) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return base64(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encoded(String json) {
        return base64(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
