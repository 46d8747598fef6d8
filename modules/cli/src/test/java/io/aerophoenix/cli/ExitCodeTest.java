package io.aerophoenix.cli;

import static io.aerophoenix.cli.Samples.ID;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {
    private final StubRegion region = new StubRegion();

    @AfterEach
    void stopRegion() {
        region.close();
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_request, 400, 2",
        "payload_too_large, 413, 2",
        "unauthenticated, 401, 7",
        "forbidden, 403, 7",
        "not_found, 404, 3",
        "invalid_transition, 409, 4",
        "locked, 409, 4",
        "name_taken, 409, 4",
        "version_conflict, 409, 4",
        "quarantined, 409, 4",
        "precondition_failed, 412, 4",
        "idempotency_conflict, 422, 4",
        "overloaded, 429, 5",
        "driver_failed, 502, 1",
        "no_capacity, 503, 5",
        "storage_failed, 503, 1",
        "timeout, 504, 6",
        "of_a_later_version, 418, 1"
    })
    void tellsScriptsWhyTheRegionRefused(String code, int status, int exitCode) {
        region.on(
                "POST /machines/" + ID + "/start",
                StubRegion.problem(status, Samples.problem(code, "Because of a test.")));

        var run = Run.against(region, "machine", "start", ID);

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("aeropctl: Because of a test. (" + code + ")\n");
    }

    @Test
    void comesWithTheProblemItselfInJson() {
        region.on(
                "POST /machines/" + ID + "/start",
                StubRegion.problem(
                        409, "{\"code\":\"locked\",\"detail\":\"Held.\",\"holder\":\"op-1\"}"));

        var run = Run.against(region, "-o", "json", "machine", "start", ID);

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(Json.tree(run.err()).path("holder").asString()).isEqualTo("op-1");
    }

    @Test
    void comesWithTheTimeToWaitWhenTheRegionNamesIt() {
        region.on(
                "POST /machines/" + ID + "/start",
                StubRegion.answer(
                        429,
                        "application/problem+json",
                        Samples.problem("overloaded", "Too many requests."),
                        "Retry-After",
                        "2"));

        var run = Run.against(region, "machine", "start", ID);

        assertThat(run.err()).contains("Try again in 2 seconds.");
    }

    @Test
    void isExplainedInTheHelp() {
        var run = Run.against(region, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Exit codes:");
        for (var number = 0; number <= 8; number++) {
            assertThat(run.out()).containsPattern("(?m)^ +" + number + "   [A-Z]");
        }
    }
}
