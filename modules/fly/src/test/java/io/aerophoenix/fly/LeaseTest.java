package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.security.Capability;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(WithRunningFly.class)
class LeaseTest {
    private static final String NONCE = "fly-machine-lease-nonce";

    private final RunningFly fly;
    private final FlyClient go;
    private String lease = "";

    LeaseTest(RunningFly fly) {
        this.fly = fly;
        this.go = fly.go();
    }

    @BeforeEach
    void createMachine() {
        lease = FlyApp.of(fly).created("web") + "/lease";
    }

    @Test
    void isAcquiredAsTheGoClientDoes() {
        long before = Instant.now().getEpochSecond();

        var acquired = go.post(lease + "?ttl=30").is(201);

        Documents.check("LeaseEnvelope", acquired.json());
        assertThat(acquired.text("/status")).isEqualTo("success");
        assertThat(acquired.text("/data/nonce")).isNotBlank();
        assertThat(acquired.text("/data/owner")).isEqualTo("ada");
        assertThat(acquired.text("/data/version")).hasSize(26);
        assertThat(acquired.json().at("/data/expires_at").longValue())
                .isBetween(before + 30, before + 90);
        assertThat(acquired.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void isAcquiredAsTheDocumentationSays() {
        var acquired = fly.js().post(lease, "{\"description\":\"deploy\",\"ttl\":500}").is(201);

        assertThat(acquired.text("/data/description")).isEqualTo("deploy");
        var shown = go.get(lease).is(200);
        Documents.check("LeaseEnvelope", shown.json());
        assertThat(shown.text("/status")).isEqualTo("success");
        assertThat(shown.text("/data/description")).isEqualTo("deploy");
        assertThat(shown.json().at("/data/expires_at"))
                .isEqualTo(acquired.json().at("/data/expires_at"));
        assertThat(shown.json().path("data").has("nonce")).isFalse();
    }

    @Test
    void isAcquiredWithoutAWord() {
        go.post(lease).is(201);
    }

    @Test
    void isRefreshedByItsNonceWhichStaysTheSame() {
        var nonce = go.post(lease + "?ttl=10").is(201).text("/data/nonce");

        var refreshed = go.post(lease + "?ttl=3000", null, NONCE, nonce).is(200);

        Documents.check("LeaseEnvelope", refreshed.json());
        assertThat(refreshed.text("/data/nonce")).isEqualTo(nonce);
        assertThat(refreshed.json().at("/data/expires_at").longValue())
                .isGreaterThan(Instant.now().getEpochSecond() + 1000);
    }

    @Test
    void isHeldByOneOnly() {
        go.post(lease + "?ttl=30").is(201);

        var refused = go.post(lease + "?ttl=30").isError(409, "lease currently held by ada");
        go.post(lease + "?ttl=30", null, NONCE, "wrong")
                .isError(409, "lease currently held by ada");

        var expiry = refused.text("/error").replaceAll(".*expires at ", "");
        assertThat(Instant.parse(expiry)).isAfter(Instant.now());
    }

    @Test
    void isReleasedByItsNonce() {
        var nonce = go.post(lease + "?ttl=30").is(201).text("/data/nonce");

        go.delete(lease).isError(400, "fly-machine-lease-nonce is required");
        go.delete(lease, NONCE, "wrong").isError(400, "is not the nonce of the lease");
        var released = go.delete(lease, NONCE, nonce).is(200);

        Documents.check("Released", released.json());
        assertThat(released.body()).isEqualTo("{\"status\":\"success\",\"data\":{\"ok\":true}}");
        go.get(lease).isError(404, "lease not found");
        go.delete(lease, NONCE, nonce).isError(404, "lease not found");
        go.post(lease + "?ttl=30", null, NONCE, nonce).isError(404, "lease not found");
    }

    @Test
    void endsByItself() {
        go.post(lease + "?ttl=1").is(201);

        Await.until(() -> go.get(lease).status() == 404);

        go.post(lease + "?ttl=1").is(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?ttl=0 | {} | ttl: must be 1 to 3600 seconds",
                "?ttl=3601 | {} | ttl: must be 1 to 3600 seconds",
                "?ttl=soon | {} | ttl: must be a whole number",
                "'' | {\"ttl\":-1} | ttl: must be 1 to 3600 seconds",
                "'' | {\"ttl\":\"30s\"} | json: cannot unmarshal string into ttl of type integer",
                "'' | {\"description\":7} | json: cannot unmarshal number into description of type string",
                "'' | [] | json: cannot unmarshal array",
            })
    void saysWhatIsWrongWithAnOrder(String query, String body, String text) {
        go.post(lease + query, body).isError(400, text);
    }

    @Test
    void saysThatADescriptionIsTooLong() {
        go.post(lease, "{\"description\":\"%s\"}".formatted("x".repeat(201)))
                .isError(400, "must have at most 200 characters");
    }

    @Test
    void isForThoseWhoMay() {
        var reader = go.withToken(fly.token(Capability.MACHINE_READ));

        reader.post(lease + "?ttl=30").isError(403, "machine_create");
        var nonce = go.post(lease + "?ttl=30").is(201).text("/data/nonce");
        reader.delete(lease, NONCE, nonce).isError(403, "machine_create");
        reader.get(lease).is(200);
    }
}
