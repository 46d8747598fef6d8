package io.aerophoenix.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.Query;
import io.aerophoenix.control.RegionView;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.RegionCode;
import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithRunningApi.class)
class ObservationTest {
    private final RunningApi api;

    ObservationTest(RunningApi api) {
        this.api = api;
    }

    @Test
    void saysThatTheProcessLives() {
        var reply = open("/health/live");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("status").stringValue()).isEqualTo("UP");
    }

    @Test
    void saysThatTheRegionIsReady() {
        health("ready");

        var reply = open("/health/ready");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .contains("\"status\":\"UP\"", "\"name\":\"region\"", "\"iad\":\"ready\"");
    }

    @Test
    void saysWhyTheRegionIsNotReady() {
        health("storage_failed");

        var reply = open("/health/ready");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body()).contains("\"status\":\"DOWN\"", "\"iad\":\"storage_failed\"");
    }

    @Test
    void takesARefusalForAnAnswer() {
        api.control()
                .on(
                        Query.ListRegions.class,
                        _ -> Answer.refused(ErrorCode.OVERLOADED, "too much to do"));

        var reply = open("/health/ready");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body()).contains("\"reason\":\"too much to do\"");
    }

    @Test
    void hidesWhatNobodyExpected() {
        api.control()
                .on(
                        Query.ListRegions.class,
                        _ -> {
                            throw new IllegalStateException("secret");
                        });

        var reply = open("/health/ready");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body()).contains("DOWN").doesNotContain("secret", "Exception");
    }

    @Test
    void showsMetersOfTheGlobalRegistry() {
        Metrics.globalRegistry.counter("aerophoenix.test.meter", "kind", "probe").increment(41);
        Metrics.globalRegistry.counter("aerophoenix.test.meter", "kind", "probe").increment();

        var reply = open("/metrics");

        assertThat(reply.header("Content-Type")).startsWith("text/plain");
        assertThat(reply.body())
                .containsPattern("aerophoenix_test_meter_total\\{[^}]*kind=\"probe\"[^}]*} 42\\.0");
    }

    @Test
    void showsThePublicKeys() throws IOException {
        var reply = open("/.well-known/jwks.json");

        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.header("Cache-Control")).isEqualTo("max-age=300");
        assertThat(reply.body()).isEqualTo(Files.readString(api.config().publicKeys()));
        assertThat(reply.body()).doesNotContain("\"d\"");
    }

    private void health(String status) {
        api.control()
                .done(
                        Query.ListRegions.class,
                        List.of(new RegionView(new RegionCode("iad"), status, 0, List.of())));
    }

    private Reply open(String path) {
        return api.send(HttpRequest.newBuilder(api.uri(path)));
    }
}
