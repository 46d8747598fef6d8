package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.Command;
import io.aerophoenix.control.ConfigurationCommand;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.security.Capability;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(WithRunningFly.class)
class MachineUpdateTest {
    private static final String NONCE = "fly-machine-lease-nonce";
    private static final String OTHER =
            "{\"image\":\"nginx:2\",\"init\":{\"exec\":[\"serve\",\"2\"]}}";
    private static final String BODY = "{\"config\":%s}".formatted(OTHER);

    private final RunningFly fly;
    private final FlyApp app;
    private final FlyClient go;

    MachineUpdateTest(RunningFly fly) {
        this.fly = fly;
        this.app = FlyApp.of(fly);
        this.go = fly.go();
    }

    @Test
    void givesAMachineAWholeConfigAndStartsItAnewByIt() {
        var path = app.path(app.createWith("web", "\"team\":\"blue\"").is(200).json());
        var before = go.get(path).text("/instance_id");

        var updated =
                go.post(
                                path,
                                "{\"name\":\"web\",\"region\":\"iad\",\"config\":%s}"
                                        .formatted(OTHER))
                        .is(200);

        Documents.check("Machine", updated.json());
        assertThat(updated.text("/state")).isEqualTo("started");
        assertThat(updated.text("/instance_id")).isNotEqualTo(before);
        assertThat(updated.text("/image_ref/tag")).isEqualTo("2");
        assertThat(updated.json().at("/config/init/exec").toString())
                .isEqualTo("[\"serve\",\"2\"]");
        assertThat(updated.json().at("/config/metadata").isEmpty()).isTrue();
        assertThat(
                        go.get(path + "/events")
                                .json()
                                .valueStream()
                                .map(it -> it.path("type").stringValue()))
                .startsWith("start", "start", "exit", "stop");
    }

    @Test
    void changesOnlyTheInstanceWhereTheWorkloadStaysTheSame() {
        var path = app.started("web");
        var before = go.get(path);

        var after =
                go.post(
                                path,
                                "{\"config\":{\"image\":\"nginx:3\",\"init\":{\"exec\":[\"serve\"]}}}")
                        .is(200);

        assertThat(after.text("/instance_id")).isNotEqualTo(before.text("/instance_id"));
        assertThat(after.text("/events/0/type")).isEqualTo("update");
        assertThat(after.text("/config/image")).isEqualTo("nginx:3");
    }

    @Test
    void startsAStoppedMachineUnlessTheLaunchIsSkipped() {
        var path = app.started("web");
        go.post(path + "/stop").is(200);

        var skipped =
                go.post(path, "{\"skip_launch\":true,\"config\":%s}".formatted(OTHER)).is(200);
        var launched = go.post(path, BODY).is(200);

        assertThat(skipped.text("/state")).isEqualTo("stopped");
        assertThat(launched.text("/state")).isEqualTo("started");
        assertThat(go.post(app.created("new"), BODY).is(200).text("/state")).isEqualTo("started");
    }

    @Test
    void wakesASuspendedMachine() {
        var path = app.started("web");
        go.post(path + "/suspend").is(200);

        assertThat(go.post(path, BODY).is(200).text("/state")).isEqualTo("started");
    }

    @Test
    void isBoundToTheVersionThatWasSeen() {
        var path = app.started("web");
        var seen = go.get(path).text("/instance_id");
        var body = "{\"current_version\":\"%s\",\"config\":%s}".formatted(seen, OTHER);

        // A move makes no other configuration.
        go.post(path + "/stop").is(200);
        go.post(path, body).is(200);
        go.post(path, body)
                .isError(
                        412,
                        "failed_precondition: current_version is %s, but the machine is at "
                                .formatted(seen));
        go.post(path, "{\"current_version\":\"x\",\"config\":%s}".formatted(OTHER))
                .isError(412, "current_version");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"other\",\"config\":%s} | name: a machine keeps its name, which is web",
                "{\"region\":\"lhr\",\"config\":%s} | region: a machine stays in its region, which is iad",
                "{\"config\":{\"image\":\"nginx\"}} | config.image: no driver of this region runs images",
                "{} | config: says nothing to run",
                "[] | json: cannot unmarshal array into the body",
                "{\"config\":{\"init\":{\"exec\":[\"a\"]},\"guest\":{\"cpus\":1000}}} | no simulated host is large enough",
                "{\"lease_ttl\":-4,\"config\":%s} | lease_ttl: must be a whole number",
            })
    void saysWhatIsWrongWithAnUpdate(String body, String text) {
        go.post(app.started("web"), body.replace("%s", OTHER)).isError(400, text);
    }

    @Test
    void refusesToUpdateByNothing() {
        fly.js().post(app.started("web")).isError(400, "json: cannot unmarshal the request");
    }

    @Test
    void isForThoseWhoMayAndHoldTheLease() {
        var path = app.started("web");
        var nonce = go.post(path + "/lease?ttl=60").is(201).text("/data/nonce");

        go.withToken(fly.token(Capability.MACHINE_READ))
                .post(path, BODY)
                .isError(403, "machine_create");
        go.post(path, BODY).isError(409, "lease currently held by ada");
        go.post(path, BODY, NONCE, nonce).is(200);
        go.post(path + "/stop", null, NONCE, nonce).is(200);
        assertThat(go.post(path, BODY, NONCE, nonce).is(200).text("/state")).isEqualTo("started");
    }

    @Test
    void leasesOrRenewsOnTheWayAndCordons() {
        var path = app.started("web");
        var body = "{\"lease_ttl\":%d,\"skip_service_registration\":true,\"config\":%s}";

        var nonce = go.post(path, body.formatted(20, OTHER)).is(200).text("/nonce");
        var again = go.post(path, body.formatted(2000, OTHER), NONCE, nonce).is(200);

        assertThat(again.text("/nonce")).isEqualTo(nonce);
        assertThat(go.get(path + "/lease").is(200).json().at("/data/expires_at").longValue())
                .isGreaterThan(Instant.now().getEpochSecond() + 1000);
        assertThat(
                        go.get(path + "/events")
                                .json()
                                .valueStream()
                                .map(it -> it.path("type").stringValue()))
                .contains("cordon");
    }

    @Test
    void refusesToUpdateWhatIsDestroyed() {
        var path = app.started("web");
        go.delete(path + "?force=true").is(200);

        go.post(path, BODY).isError(409, "failed_precondition: ");
    }

    @Test
    void takesWhatGoesOnForDoneAndPassesOnWhatIsRefused() {
        var path = app.started("web");
        var door = fly.control();

        door.refuse(
                ConfigurationCommand.UpdateMachine.class,
                Refusal.of(ErrorCode.TIMEOUT, "it goes on"));
        go.post(path, BODY).is(200);
        door.refuse(
                ConfigurationCommand.UpdateMachine.class,
                Refusal.of(ErrorCode.NO_CAPACITY, "full"));
        go.post(path, BODY).isError(409, "aborted: could not reserve resource for machine");
        door.reset();
        go.post(path + "/stop").is(200);
        door.refuse(Command.StartMachine.class, Refusal.of(ErrorCode.DRIVER_FAILED, "no way"));
        go.post(path, BODY).isError(500, "internal: no way");
    }
}
