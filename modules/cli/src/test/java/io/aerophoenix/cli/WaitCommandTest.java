package io.aerophoenix.cli;

import static io.aerophoenix.cli.Samples.ID;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitCommandTest {
    private static final String LINE = "GET /machines/" + ID + "/wait?state=running&timeout=";
    private static final StubRegion.Answer NOT_YET =
            StubRegion.problem(504, Samples.problem("timeout", "It is still starting."));
    private static final StubRegion.Answer THERE = there("running", 3);

    private final StubRegion region = new StubRegion();

    private static StubRegion.Answer there(String state, int version) {
        return StubRegion.ok(
                "{\"state\":\"%s\",\"version\":%d,\"machine\":%s}"
                        .formatted(state, version, Samples.machine("running")));
    }

    @Test
    void waitsForWhatTheMachineWasForAMomentSinceAVersion() {
        region.on(
                "GET /machines/" + ID + "/wait?state=stopped%2Csettled&since=1&timeout=5",
                there("stopped", 2));

        var run =
                Run.against(
                        region,
                        "machine",
                        "wait",
                        ID,
                        "--state",
                        "stopped,settled",
                        "--since",
                        "1",
                        "--timeout",
                        "5");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("was stopped at version 2.", "is running");
    }

    @AfterEach
    void stopRegion() {
        region.close();
    }

    @Test
    void endsWhenTheMachineIsThere() {
        region.on(LINE + 5, THERE);

        var run =
                Run.against(region, "machine", "wait", ID, "--state", "running", "--timeout", "5");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("is running");
    }

    @Test
    void endsWithItsOwnExitCodeWhenTheTimeIsUp() {
        region.on(LINE + 0, NOT_YET);

        var run =
                Run.against(region, "machine", "wait", ID, "--state", "running", "--timeout", "0");

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.err()).contains("It is still starting. (timeout)");
    }

    @Test
    void asksAgainWhenItMayWaitLongerThanTheRegionDoes() {
        region.on(LINE + 30, NOT_YET).on(LINE + 30, NOT_YET).on(LINE + 10, THERE);

        var run =
                Run.against(region, "machine", "wait", ID, "--state", "running", "--timeout", "70");

        assertThat(run.exitCode()).isZero();
        assertThat(region.lines()).containsExactly(LINE + 30, LINE + 30, LINE + 10);
    }

    @Test
    void doesNotAskAgainAfterARefusal() {
        region.on(
                LINE + 30,
                StubRegion.problem(404, Samples.problem("not_found", "No such machine.")));

        var run =
                Run.against(region, "machine", "wait", ID, "--state", "running", "--timeout", "70");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(region.asked()).hasSize(1);
    }

    @Test
    void refusesANegativeTimeout() {
        var run =
                Run.against(region, "machine", "wait", ID, "--state", "running", "--timeout", "-1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(region.asked()).isEmpty();
    }
}
