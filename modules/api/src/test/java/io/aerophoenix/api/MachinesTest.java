package io.aerophoenix.api;

import static io.aerophoenix.api.Samples.APP;
import static io.aerophoenix.api.Samples.BUSY;
import static io.aerophoenix.api.Samples.EXPIRED;
import static io.aerophoenix.api.Samples.ID;
import static io.aerophoenix.api.Samples.MOVE;
import static io.aerophoenix.api.Samples.NOON;
import static io.aerophoenix.api.Samples.NOTE;
import static io.aerophoenix.api.Samples.OTHER;
import static io.aerophoenix.api.Samples.RUNNING;
import static io.aerophoenix.api.Samples.leased;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.Command;
import io.aerophoenix.control.Query;
import io.aerophoenix.control.RegionView;
import io.aerophoenix.fleet.Lease;
import io.aerophoenix.fleet.MachineHistory;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.lifecycle.MachineDriver;
import io.aerophoenix.lifecycle.MachineFilter;
import io.aerophoenix.lifecycle.MachinePage;
import io.aerophoenix.lifecycle.Sighting;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(WithRunningApi.class)
class MachinesTest {
    private final RunningApi api;
    private final Lease lease = Samples.lease();

    MachinesTest(RunningApi api) {
        this.api = api;
    }

    @Test
    void showsAMachineWithItsVersionAsETag() {
        api.control().done(Query.GetMachine.class, new Sighting.Known(RUNNING));

        var reply = api.get("/machines/" + ID);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.header("ETag")).isEqualTo("\"3\"");
        assertThat(reply.body())
                .isEqualTo(
                        """
                        {"id":"m-01jd8z0k3w6q4x9v2t","app":"shop","name":"web-1","region":"iad",\
                        "driver":"process","state":"running","version":3,\
                        "createdAt":"2026-01-01T12:00:00Z","updatedAt":"2026-01-01T12:00:01Z",\
                        "spec":{"command":["sleep","60"],"env":{"A":"1","B":"2"},"workingDirectory":null,\
                        "resources":{"cpus":0.5,"memoryMb":128},\
                        "restart":{"policy":"on-failure","maxRetries":3},\
                        "stop":{"signal":"SIGTERM","graceSeconds":10},"metadata":{"team":"blue"},"checks":[],"mounts":[]},\
                        "instance":{"pid":4711,"startedAt":"2026-01-01T12:00:00Z",\
                        "limits":[{"resource":"cpus","value":0.5,"by":"cgroup-v2"}]},\
                        "lastExit":null,"lastError":null,"operation":null,"restartAt":null,"restarts":0,"cordoned":false,"lease":null,\
                        "allowed":["stopping","suspended","migrating"]}\
                        """);
    }

    @Test
    void showsWhatHoldsAMachineAndHowItEndedBefore() {
        api.control().done(Query.GetMachine.class, new Sighting.Known(BUSY));

        var machine = api.get("/machines/" + ID).json();

        assertThat(machine.get("operation"))
                .hasToString(
                        """
                        {"id":"m-01jd8z0k3w6q4x9v2t.2","action":"stop","then":["start"],"actor":"ada",\
                        "cause":"request","since":"2026-01-01T12:00:00.001Z"}\
                        """);
        assertThat(machine.get("lastExit"))
                .hasToString(
                        """
                        {"code":null,"signal":"SIGKILL","at":"2026-01-01T12:00:00Z","reason":"killed by SIGKILL"}\
                        """);
        assertThat(machine.get("lastError").stringValue()).isEqualTo("it would not stop");
    }

    @Test
    void showsThatAMachineIsCordonedAndWhoHoldsItButNeverTheNonce() {
        api.control().done(Query.GetMachine.class, new Sighting.Known(leased(lease)));

        var reply = api.get("/machines/" + ID);

        assertThat(reply.json().get("cordoned").booleanValue()).isTrue();
        assertThat(reply.json().get("lease"))
                .hasToString(
                        """
                        {"holder":"bob","reason":"deploy","acquiredAt":"2026-01-01T12:00:00Z",\
                        "expiresAt":"%s"}\
                        """
                                .formatted(lease.expiresAt()));
        assertThat(reply.body()).doesNotContain("nonce", lease.nonceDigest());
    }

    @Test
    void hidesALeaseThatHasExpired() {
        var known = new Sighting.Known(leased(EXPIRED));
        api.control().done(Query.GetMachine.class, known);
        api.control().done(Query.ListMachines.class, new MachinePage(List.of(known), null, 1));

        assertThat(api.get("/machines/" + ID).json().get("lease").isNull()).isTrue();
        assertThat(api.get("/machines").json().get("machines").get(0).get("lease").isNull())
                .isTrue();
    }

    @Test
    void showsAQuarantinedMachineForWhatItIs() {
        var sighting = new Sighting.Quarantined(ID, "its file is damaged", NOON);
        api.control().done(Query.GetMachine.class, sighting);

        var reply = api.get("/machines/" + ID);

        assertThat(reply.header("ETag")).isEmpty();
        assertThat(reply.body())
                .isEqualTo(
                        """
                        {"id":"m-01jd8z0k3w6q4x9v2t","state":"quarantined",\
                        "quarantine":{"reason":"its file is damaged","since":"2026-01-01T12:00:00Z"}}\
                        """);
    }

    @Test
    void listsWhatTheFilterAsksFor() {
        var page = new MachinePage(List.of(new Sighting.Known(RUNNING)), ID, 7);
        api.control().done(Query.ListMachines.class, page);

        var reply =
                api.get(
                        "/machines?app=shop&region=iad&state=running,stopped&q=Web&limit=1&after="
                                + OTHER);

        var filter =
                new MachineFilter(
                        APP,
                        new RegionCode("iad"),
                        EnumSet.of(MachineState.RUNNING, MachineState.STOPPED),
                        "web",
                        Map.of());
        assertThat(api.control().last().request())
                .isEqualTo(new Query.ListMachines(filter, OTHER, 1));
        assertThat(reply.json().get("next").stringValue()).isEqualTo(ID.value());
        assertThat(reply.json().get("total").intValue()).isEqualTo(7);
        assertThat(reply.json().get("machines").get(0).get("name").stringValue())
                .isEqualTo("web-1");
    }

    @Test
    void listsAHundredLivingMachinesWhenNothingElseIsSaid() {
        api.control().done(Query.ListMachines.class, new MachinePage(List.of(), null, 0));

        var reply = api.get("/machines?app=&state=");

        assertThat(api.control().last().request())
                .isEqualTo(new Query.ListMachines(MachineFilter.LIVING, null, 100));
        assertThat(reply.body()).isEqualTo("{\"machines\":[],\"next\":null,\"total\":0}");
    }

    @Test
    void listsMachinesWithAllTheLabelsThatAreAskedFor() {
        api.control().done(Query.ListMachines.class, new MachinePage(List.of(), null, 0));

        api.get("/machines?label=team:blue&label=url:http://x&label=&label=empty:&label=team:blue");

        var labels = Map.of("team", "blue", "url", "http://x", "empty", "");
        var filter = new MachineFilter(null, null, Set.of(), "", labels);
        assertThat(api.control().last().request())
                .isEqualTo(new Query.ListMachines(filter, null, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"label=team", "label=:blue", "label=a:%00", "label=a:1&label=a:2"})
    void refusesALabelThatIsNone(String query) {
        api.get("/machines?" + query).isProblem(400, "invalid_request").faults("label");
        assertThat(api.control().asked()).isEmpty();
    }

    @Test
    void namesEveryFaultOfAQuery() {
        var reply = api.get("/machines?app=No!&region=-&state=asleep&limit=0&after=x&q=%00&tail=1");

        reply.isProblem(400, "invalid_request")
                .faults("app", "region", "state", "limit", "after", "q", "tail");
        assertThat(api.control().asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "99999999999999999999", "1.5", "many", "0x10", "١"})
    void refusesALimitThatIsNone(String limit) {
        api.get(
                        "/machines?limit="
                                + java.net.URLEncoder.encode(
                                        limit, java.nio.charset.StandardCharsets.UTF_8))
                .isProblem(400, "invalid_request")
                .faults("limit");
    }

    @Test
    void tellsTheHistoryOfAMachine() {
        api.control()
                .done(Query.GetHistory.class, new MachineHistory(List.of(MOVE), List.of(NOTE)));

        var reply = api.get("/machines/" + ID + "/history");

        assertThat(reply.body())
                .isEqualTo(
                        """
                        {"machine":"m-01jd8z0k3w6q4x9v2t","transitions":[{"version":3,"from":"starting",\
                        "to":"running","cause":"request","actor":"ada","intent":"m-01jd8z0k3w6q4x9v2t.2",\
                        "queuedAt":"2026-01-01T12:00:00Z","journaledAt":"2026-01-01T12:00:00Z",\
                        "effectStartedAt":"2026-01-01T12:00:00Z","effectDoneAt":null,\
                        "doneAt":"2026-01-01T12:00:00.007Z","error":null}],"notes":[{"version":3,"kind":"lease_acquired","at":"2026-01-01T12:00:00Z",\
                        "actor":"bob","text":"leased for 30 s: deploy"}]}\
                        """);
    }

    @Test
    void showsWhatAMachineUses() {
        api.control()
                .done(Query.GetUsage.class, Optional.of(new MachineDriver.Usage(0.5, 12.25, null)));

        assertThat(api.get("/machines/" + ID + "/usage").body())
                .isEqualTo("{\"cpus\":0.5,\"memoryMb\":12.25,\"requestsPerSecond\":null}");
    }

    @Test
    void showsNoUsageOfAMachineThatDoesNotRun() {
        api.control().done(Query.GetUsage.class, Optional.<MachineDriver.Usage>empty());

        assertThat(api.get("/machines/" + ID + "/usage").body())
                .isEqualTo("{\"cpus\":null,\"memoryMb\":null,\"requestsPerSecond\":null}");
    }

    @Test
    void listsRegionsWithTheirRoom() {
        var room =
                new RegionView.DriverRoom("process", new Resources(4, 1024), new Resources(1, 256));
        var region = new RegionView(new RegionCode("iad"), "ready", 3, List.of(room));
        api.control().done(Query.ListRegions.class, List.of(region));

        assertThat(api.get("/regions").body())
                .isEqualTo(
                        """
                        {"regions":[{"region":"iad","status":"ready","machines":3,"drivers":[{"driver":"process",\
                        "capacity":{"cpus":4.0,"memoryMb":1024},"used":{"cpus":1.0,"memoryMb":256}}]}]}\
                        """);
    }

    @Test
    void makesALinkIntoTheConsole() {
        api.control().done(Command.IssueSignInCode.class, "c0de");

        var reply = api.post("/sign-in-codes");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.body())
                .isEqualTo(
                        "{\"code\":\"c0de\",\"url\":\"http://127.0.0.1:8081/sign-in?code=c0de\"}");
    }
}
