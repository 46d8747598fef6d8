package io.aerophoenix.cli;

import static io.aerophoenix.cli.Samples.ID;
import static io.aerophoenix.cli.Samples.machine;
import static io.aerophoenix.cli.Samples.problem;
import static io.aerophoenix.cli.StubRegion.ok;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaseCommandsTest {
    private static final String PATH = "/machines/" + ID + "/lease";
    private static final String HELD =
            """
            {"machine":"%s","holder":"ada","reason":"deploy","acquiredAt":"2026-01-01T12:00:00Z",\
            "expiresAt":"2026-01-01T12:00:30Z"}\
            """
                    .formatted(ID);
    private static final String LEASED =
            ID + " is leased by ada until 2026-01-01T12:00:30Z (deploy).\n";

    private final StubRegion region = new StubRegion();

    @AfterEach
    void stopRegion() {
        region.close();
    }

    private Run.Shell holder() {
        return new Run.Shell()
                .with("AEROPHOENIX_API", region.address())
                .with("AEROPCTL_LEASE", "from-variable");
    }

    @Test
    void acquirePrintsTheNonceAloneSoThatAShellCanKeepIt() {
        region.on("POST " + PATH, StubRegion.granted("n-1"));

        var run = Run.against(region, "machine", "lease", "acquire", ID, "--reason", "deploy");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("n-1\n");
        assertThat(run.err())
                .isEqualTo(
                        "aeropctl: "
                                + LEASED
                                + "  Bring the nonce along: --lease NONCE, or AEROPCTL_LEASE.\n");
        assertThat(region.asked().getFirst().body())
                .isEqualTo("{\"ttlSeconds\":30,\"reason\":\"deploy\"}");
    }

    @Test
    void acquireNeverBringsANonceAlongWhichWouldBeARenewal() {
        region.on("POST " + PATH, StubRegion.granted("n-1"));

        holder().run("machine", "lease", "acquire", ID, "--reason", "deploy", "--ttl", "300");

        var asked = region.asked().getFirst();
        assertThat(asked.header("Machine-Lease-Nonce")).isNull();
        assertThat(Json.tree(asked.body()).path("ttlSeconds").asInt()).isEqualTo(300);
    }

    @Test
    void acquireNeedsAReason() {
        var run = Run.against(region, "machine", "lease", "acquire", ID);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--reason=WHY");
        assertThat(region.asked()).isEmpty();
    }

    @Test
    void acquireSaysWhatToDoAboutALeaseThatSomebodyHolds() {
        region.on(
                "POST " + PATH,
                StubRegion.problem(
                        409,
                        """
                        {"code":"locked","detail":"It is leased by bob.","holder":"bob","expiresAt":"2026-01-01T12:00:30Z"}
                        """));

        var run = Run.against(region, "machine", "lease", "acquire", ID, "--reason", "deploy");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err())
                .contains("It is leased by bob. (locked)")
                .contains("--lease NONCE, or AEROPCTL_LEASE")
                .contains("aeropctl machine lease break MACHINE --reason WHY");
    }

    @Test
    void renewBringsTheNonceOfTheOptionOrTheVariable() {
        region.on("POST " + PATH, ok(HELD));

        var run = holder().run("machine", "lease", "renew", ID, "--ttl", "60");
        holder().run("machine", "lease", "renew", ID, "--lease", "from-option");

        assertThat(run).isEqualTo(new Run(0, LEASED, ""));
        assertThat(region.asked())
                .extracting(it -> it.header("Machine-Lease-Nonce"))
                .containsExactly("from-variable", "from-option");
        assertThat(region.asked().getFirst().body()).isEqualTo("{\"ttlSeconds\":60}");
    }

    @Test
    void renewAndReleaseNeedANonce() {
        var renew = Run.against(region, "machine", "lease", "renew", ID);
        var release = Run.against(region, "machine", "lease", "release", ID);

        assertThat(renew.exitCode()).isEqualTo(2);
        assertThat(renew.err()).contains("--lease NONCE").contains("machine lease break");
        assertThat(release).isEqualTo(renew);
        assertThat(region.asked()).isEmpty();
    }

    @Test
    void refuseANonceThatCannotBeOneWithoutRepeatingIt() {
        var run = Run.against(region, "machine", "stop", ID, "--lease", "two\nlines");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no nonce has").doesNotContain("two");
        assertThat(region.asked()).isEmpty();
    }

    @Test
    void releaseTellsTheRegionAndSaysSo() {
        region.on("DELETE " + PATH, StubRegion.done());

        var run = Run.against(region, "machine", "lease", "release", ID, "--lease", "n-1");
        var json = holder().run("machine", "lease", "release", ID, "-o", "json");

        assertThat(run).isEqualTo(new Run(0, ID + " has no lease any more.\n", ""));
        assertThat(region.asked().getFirst().header("Machine-Lease-Nonce")).isEqualTo("n-1");
        assertThat(Json.tree(json.out()))
                .isEqualTo(Json.tree("{\"machine\":\"" + ID + "\",\"lease\":null}"));
    }

    @Test
    void releaseOfALeaseThatHasExpiredIsAConflict() {
        region.on(
                "DELETE " + PATH,
                StubRegion.problem(412, problem("precondition_failed", "It has expired.")));

        var run = Run.against(region, "machine", "lease", "release", ID, "--lease", "n-1");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("It has expired. (precondition_failed)");
    }

    @Test
    void breakBringsTheReasonAndNoNonce() {
        region.on(
                "DELETE " + PATH + "?force=true&reason=the%20laptop%20is%20gone",
                StubRegion.done());

        var run = holder().run("machine", "lease", "break", ID, "--reason", "the laptop is gone");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("has no lease any more");
        assertThat(region.asked().getFirst().header("Machine-Lease-Nonce")).isNull();
    }

    @Test
    void breakSaysWhichCapabilityItTakes() {
        region.on(
                "DELETE " + PATH + "?force=true&reason=x",
                StubRegion.problem(
                        403,
                        "{\"code\":\"forbidden\",\"detail\":\"No.\",\"needs\":\"machine_destroy\"}"));

        var run = Run.against(region, "machine", "lease", "break", ID, "--reason", "x");

        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(run.err()).contains("--capabilities machine_read,machine_destroy");
    }

    @Test
    void showTellsWhoHoldsTheMachine() {
        region.on("GET " + PATH, ok(HELD));

        assertThat(Run.against(region, "machine", "lease", "show", ID))
                .isEqualTo(new Run(0, LEASED, ""));
        assertThat(
                        Json.tree(
                                Run.against(region, "machine", "lease", "show", ID, "-o", "json")
                                        .out()))
                .isEqualTo(Json.tree(HELD));
    }

    @Test
    void showOfNoLeaseIsNotFoundAndDoesNotSendOneLookingForMachines() {
        region.on("GET " + PATH, StubRegion.problem(404, problem("not_found", "Nobody holds it.")));

        var run = Run.against(region, "machine", "lease", "show", ID);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains("Nobody holds it.")
                .contains("machine show")
                .doesNotContain("machine list");
    }

    @Test
    void everyChangeIsMadeUnderTheLease() {
        region.on("POST /machines/" + ID + "/stop", ok(machine("stopped")));
        region.on("DELETE /machines/" + ID + "?force=false", ok(machine("terminated")));
        region.on("POST /machines/" + ID + "/cordon", ok(machine("running")));
        region.on("PATCH /machines/" + ID + "/metadata", ok(machine("running")));
        region.on("POST /machines/" + ID + "/rollback", ok(machine("running")));
        region.on("POST /machines/" + ID + "/signal", ok(machine("running")));
        region.on("POST /machines/" + ID + "/exec", ok("{\"code\":0}"));
        region.on("PUT /machines/" + ID + "/config", ok(machine("running")));
        region.on("GET /machines/" + ID, ok(machine("running")));

        holder().run("machine", "stop", ID);
        holder().run("machine", "destroy", ID);
        holder().run("machine", "cordon", ID);
        holder().run("machine", "label", ID, "a=b");
        holder().run("machine", "rollback", ID, "1");
        holder().run("machine", "signal", ID, "HUP");
        holder().run("machine", "exec", ID, "--", "true");
        holder().typing("{}").run("machine", "update", ID, "-f", "-");
        holder().run("machine", "update", ID, "--memory", "64");

        assertThat(region.asked())
                .filteredOn(it -> !it.line().startsWith("GET"))
                .hasSize(9)
                .allSatisfy(it ->
                        assertThat(it.header("Machine-Lease-Nonce")).isEqualTo("from-variable"));
    }

    @Test
    void anEmptyVariableIsNoLease() {
        region.on("POST /machines/" + ID + "/stop", ok(machine("stopped")));

        var run = holder().with("AEROPCTL_LEASE", "").run("machine", "stop", ID);

        assertThat(run.exitCode()).isZero();
        assertThat(region.asked().getFirst().header("Machine-Lease-Nonce")).isNull();
    }
}
