package io.aerophoenix.cli;

import static io.aerophoenix.cli.Samples.ID;
import static io.aerophoenix.cli.Samples.machine;
import static io.aerophoenix.cli.Samples.problem;
import static io.aerophoenix.cli.StubRegion.busy;
import static io.aerophoenix.cli.StubRegion.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is asked again of a region that turns requests away for now.
class RetryTest {
    private static final String SHOW = "GET /machines/" + ID;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final StubRegion region = new StubRegion();
    private final List<Duration> pauses = new ArrayList<>();

    @AfterEach
    void stopRegion() {
        region.close();
    }

    private Run run(String... arguments) {
        return new Run.Shell()
                .with("AEROPHOENIX_API", region.address())
                .notingPauses(pauses)
                .run(arguments);
    }

    private static StubRegion.Answer unavailable(String code) {
        return StubRegion.answer(
                503, "application/problem+json", problem(code, "Not now."), "Retry-After", "1");
    }

    @Test
    void waitsAsLongAsTheRegionAsksAndSaysSoOnce() {
        region.on(SHOW, busy("1")).on(SHOW, busy("2")).on(SHOW, ok(machine("running")));

        var run = run("machine", "show", ID);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .isEqualTo(
                        "aeropctl: Too many requests. (overloaded); trying again, 3 times at most.\n");
        assertThat(pauses).containsExactly(SECOND, Duration.ofSeconds(2));
    }

    @Test
    void givesUpAfterSomeTimesWithTheRegionsAnswer() {
        region.on(SHOW, busy("1"));

        var run = run("machine", "show", ID);

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).endsWith("Try again in 1 seconds.\n");
        assertThat(region.asked()).hasSize(4);
        assertThat(pauses).containsExactly(SECOND, SECOND, SECOND);
    }

    @Test
    void repeatsWhatIsIdempotentAndNothingElse() {
        var creation = "POST /apps/demo/machines?start=true";
        region.on(creation, busy("1")).on(creation, ok(machine("running")));
        var label = "PATCH /machines/" + ID + "/metadata";
        region.on(label, busy("1")).on(label, ok(machine("running")));
        var start = "POST /machines/" + ID + "/start";
        region.on(start, busy("1")).on(start, ok(machine("running")));

        assertThat(run("machine", "create", "--app", "demo", "--name", "web-1").exitCode())
                .isZero();
        assertThat(run("machine", "label", ID, "a=b").exitCode()).isZero();
        assertThat(run("machine", "start", ID).exitCode()).isZero();
        assertThat(region.asked()).hasSize(6);
        assertThat(region.asked().get(0).header("Idempotency-Key"))
                .isEqualTo(region.asked().get(1).header("Idempotency-Key"));
        assertThat(region.asked().get(4).header("Idempotency-Key"))
                .isNotBlank()
                .isEqualTo(region.asked().get(5).header("Idempotency-Key"));
    }

    @Test
    void repeatsAChangeAfterALostConnectionUnderTheSameKey() {
        var stop = "POST /machines/" + ID + "/stop";
        region.on(stop, StubRegion.lostConnection()).on(stop, ok(machine("stopped")));

        var run =
                run(
                        "machine",
                        "stop",
                        ID,
                        "--signal",
                        "int",
                        "--grace",
                        "3",
                        "--idempotency-key",
                        "k");

        assertThat(run.exitCode()).isZero();
        assertThat(region.asked())
                .hasSize(2)
                .allSatisfy(it -> {
                    assertThat(it.header("Idempotency-Key")).isEqualTo("k");
                    assertThat(it.body()).isEqualTo("{\"signal\":\"SIGINT\",\"graceSeconds\":3}");
                });
    }

    @Test
    void saysHowToFindOutWhatBecameOfAChange() {
        region.on("POST /machines/" + ID + "/restart", StubRegion.lostConnection());

        var run = run("machine", "restart", ID);

        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.err())
                .contains("not known whether it was done", "--idempotency-key")
                .contains(String.valueOf(region.asked().getFirst().header("Idempotency-Key")));
    }

    @Test
    void repeatsAfterADiskThatWasFullForNow() {
        region.on(SHOW, unavailable("storage_failed")).on(SHOW, ok(machine("running")));

        assertThat(run("machine", "show", ID).exitCode()).isZero();
        assertThat(pauses).containsExactly(SECOND);
    }

    @Test
    void doesNotWaitForRoom() {
        var creation = "POST /apps/demo/machines?start=true";
        region.on(creation, unavailable("no_capacity"));

        var run = run("machine", "create", "--app", "demo", "--name", "web-1");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(region.asked()).hasSize(1);
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "3600", "99999999999999999999", "-1", "soon", ""})
    void doesNotWaitVeryLongNorForWhatIsNoTime(String retryAfter) {
        region.on(SHOW, busy(retryAfter));

        assertThat(run("machine", "show", ID).exitCode()).isEqualTo(5);
        assertThat(region.asked()).hasSize(1);
        assertThat(pauses).isEmpty();
    }
}
