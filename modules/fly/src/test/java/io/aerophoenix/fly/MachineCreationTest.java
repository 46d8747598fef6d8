package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.apps.Secrets;
import io.aerophoenix.control.Command;
import io.aerophoenix.control.Query;
import io.aerophoenix.control.SecretQuery;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.MachineHistory;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.security.Capability;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(WithRunningFly.class)
class MachineCreationTest {
    private final RunningFly fly;
    private final FlyApp app;

    MachineCreationTest(RunningFly fly) {
        this.fly = fly;
        this.app = FlyApp.of(fly);
    }

    @ParameterizedTest
    @EnumSource(FlyClient.Style.class)
    void createsAndStartsAMachine(FlyClient.Style style) {
        var client = style == FlyClient.Style.GO ? fly.go() : fly.js();

        var made =
                app.as(client)
                        .create(
                                """
                                {"name":"web-1","region":"iad","config":{"image":"ghcr.io/acme/web:7@sha256:c0ffee",
                                "init":{"entrypoint":["serve"],"cmd":["--port","80"]},"env":{"A":"1"},
                                "guest":{"cpu_kind":"shared","cpus":2,"memory_mb":512},"metadata":{"team":"blue"},
                                "restart":{"policy":"on-failure","max_retries":3},
                                "stop_config":{"signal":"SIGTERM","timeout":"30s"},
                                "services":[{"internal_port":80,"protocol":"tcp","autostop":true,"ports":[{"port":443}]}],
                                "checks":{"alive":{"type":"tcp","port":80,"interval":15000000000,"timeout":"2s"}},
                                "schedule":"hourly","auto_destroy":false}}
                                """)
                        .is(200);

        Documents.check("Machine", made.json());
        Documents.check("MachineCheck", made.json().at("/config/checks/alive"));
        assertThat(made.text("/name")).isEqualTo("web-1");
        assertThat(made.text("/state")).isEqualTo("started");
        assertThat(made.text("/region")).isEqualTo("iad");
        assertThat(made.text("/host_status")).isEqualTo("ok");
        assertThat(made.text("/instance_id")).hasSize(26);
        assertThat(made.text("/image_ref/registry")).isEqualTo("ghcr.io");
        assertThat(made.text("/image_ref/repository")).isEqualTo("acme/web");
        assertThat(made.text("/image_ref/tag")).isEqualTo("7");
        assertThat(made.text("/image_ref/digest")).isEqualTo("sha256:c0ffee");
        assertThat(made.text("/config/checks/alive/interval")).isEqualTo("15s");
        assertThat(made.text("/config/services/0/autostop")).isEqualTo("stop");
        assertThat(made.text("/config/schedule")).isEqualTo("hourly");
        assertThat(made.text("/checks/0/name")).isEqualTo("alive");
        assertThat(made.text("/events/0/type")).isEqualTo("start");
        var spec = fly.control().latest(Command.CreateMachine.class).spec();
        assertThat(spec.command()).containsExactly("serve", "--port", "80");
        assertThat(spec.resources().memoryMb()).isEqualTo(512);
        assertThat(spec.stop().signal()).isEqualTo("SIGTERM");
        assertThat(fly.go().get(app.path(made.json())).is(200).json().path("config"))
                .isEqualTo(made.json().path("config"));
    }

    @Test
    void fillsInWhatIsLeftOpen() {
        var made = app.create("{\"config\":{\"init\":{\"exec\":[\"serve\"]}}}").is(200);

        assertThat(made.text("/name")).matches("[a-z]+-[a-z]+-\\d+");
        assertThat(made.text("/config/guest/cpu_kind")).isEqualTo("shared");
        assertThat(made.json().at("/config/guest/cpus").intValue()).isEqualTo(1);
        assertThat(made.json().at("/config/guest/memory_mb").intValue()).isEqualTo(256);
        assertThat(made.text("/config/restart/policy")).isEqualTo("on-failure");
        assertThat(made.json().has("image_ref")).isFalse();
        assertThat(made.json().has("nonce")).isFalse();
        assertThat(made.json().has("checks")).isFalse();
    }

    @Test
    void leavesAMachineUnstartedWhereTheLaunchIsSkipped() {
        assertThat(app.state(app.created("web"))).isEqualTo("created");
    }

    @Test
    void cordonsAMachineThatIsNotToServe() {
        var made =
                app.create(
                                "{\"skip_service_registration\":true,\"config\":%s}"
                                        .formatted(FlyApp.CONFIG))
                        .is(200);

        var events = fly.go().get(app.path(made.json()) + "/events").is(200);
        assertThat(events.text("/0/type")).isEqualTo("cordon");
    }

    @Test
    void leasesAMachineOnTheWay() {
        var made =
                app.create(
                                "{\"lease_ttl\":30,\"skip_service_registration\":true,\"config\":%s}"
                                        .formatted(FlyApp.CONFIG))
                        .is(200);
        var path = app.path(made.json());

        fly.go().post(path + "/stop").isError(409, "lease currently held by ada");
        fly.go().post(path + "/stop", null, "fly-machine-lease-nonce", made.text("/nonce")).is(200);
    }

    @Test
    void keepsAMachineThatDoesNotStart() {
        var made = app.createWith("web", "\"sim.fail\":\"start\"").is(200);

        assertThat(made.text("/state")).isEqualTo("failed");
        assertThat(made.text("/events/0/type")).isEqualTo("exit");
        assertThat(made.text("/events/0/status")).isEqualTo("failed");
        assertThat(made.text("/events/0/request/error")).isNotBlank();
    }

    @Test
    void keepsWhatNobodyKnows() {
        var made =
                app.create(
                                "{\"config\":{\"init\":{\"exec\":[\"serve\"],\"later\":1},\"novelty\":{\"a\":[1,null]}},\"more\":2}")
                        .is(200);

        assertThat(made.json().at("/config/novelty").toString()).isEqualTo("{\"a\":[1,null]}");
        assertThat(made.json().at("/config/init/later").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"''", "any", "'lhr,iad'", "'eu, us'"})
    void takesItselfForTheRegionThatWillDo(String region) {
        var made =
                app.create("{\"region\":\"%s\",\"config\":%s}".formatted(region, FlyApp.CONFIG))
                        .is(200);

        assertThat(made.text("/region")).isEqualTo("iad");
    }

    @Test
    void refusesAnotherRegion() {
        app.create("{\"region\":\"lhr\",\"config\":%s}".formatted(FlyApp.CONFIG))
                .isError(400, "invalid_argument: region: this process serves iad");
        app.create("{\"region\":\"L H R\",\"config\":%s}".formatted(FlyApp.CONFIG))
                .isError(400, "invalid_argument: region: ");
    }

    @Test
    void answersARepeatWithItsKeyAsTheFirst() {
        var body = "{\"config\":%s}".formatted(FlyApp.CONFIG);

        var first = fly.go().post(app.machines(), body, "Idempotency-Key", "k1").is(200);
        var again = fly.go().post(app.machines(), body, "Idempotency-Key", "k1").is(200);

        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        fly.go()
                .post(
                        app.machines(),
                        "{\"name\":\"x\",\"config\":%s}".formatted(FlyApp.CONFIG),
                        "Idempotency-Key",
                        "k1")
                .isError(422, "already_exists: this idempotency key");
    }

    @Test
    void refusesANameThatIsTakenInTheWordsFromWhichClientsTakeTheId() {
        var id = FlyApp.id(app.started("web"));

        var again = app.create("{\"name\":\"web\",\"config\":%s}".formatted(FlyApp.CONFIG));

        again.isError(409, "");
        assertThat(again.text("/error"))
                .isEqualTo(
                        "already_exists: unique machine name violation, machine ID %s already exists with name \"web\""
                                .formatted(id));
    }

    @Test
    void triesAnotherNameOfItsOwn() {
        var attempts = new AtomicInteger();
        var taken = new Refusal(ErrorCode.NAME_TAKEN, "taken", Map.of("machine", "m-x"));
        fly.control()
                .answer(
                        Command.CreateMachine.class,
                        _ -> {
                            attempts.incrementAndGet();
                            return new Answer.Refused<>(taken);
                        });

        app.create("{\"config\":%s}".formatted(FlyApp.CONFIG))
                .isError(409, "machine ID m-x already exists");

        assertThat(attempts).hasValue(5);
    }

    @Test
    void refusesAnImageThatNobodyCanRun() {
        app.create("{\"config\":{\"image\":\"nginx\"}}")
                .isError(
                        400,
                        "invalid_argument: config.image: no driver of this region runs images, such as nginx; give a command");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"config\":{}} | config: says nothing to run",
                "{} | config: says nothing to run",
                "{\"config\":{\"processes\":[{\"cmd\":[\"a\"]},{\"cmd\":[\"b\"]}]}} | a machine runs one process here, and this config has 2",
                "{\"config\":{\"containers\":[{\"name\":\"a\"}]}} | there are no containers",
                "{\"name\":\"My Web\",\"config\":{\"init\":{\"exec\":[\"a\"]}}} | name: the machine name must be 1 to 63 characters",
                "{\"lease_ttl\":4000,\"config\":{\"init\":{\"exec\":[\"a\"]}}} | lease_ttl: must be a whole number from 1 to 3600",
                "{\"config\":{\"init\":{\"exec\":[\"a\"]},\"restart\":{\"policy\":\"spot-price\"}}} | config.restart.policy: must be one of no, always and on-failure",
                "{\"config\":{\"init\":{\"exec\":[\"a\"]},\"restart\":{\"max_retries\":5000}}} | config.restart.max_retries: ",
                "{\"config\":{\"init\":{\"exec\":[\"a\"]},\"guest\":{\"cpus\":0}}} | config.guest.cpus: must be a whole number from 1",
                "{\"config\":{\"init\":{\"exec\":[\"a\"]},\"guest\":{\"cpus\":1000}}} | no simulated host is large enough",
                "{\"config\":{\"init\":{\"exec\":[\"a\"]},\"stop_config\":{\"signal\":\"SIGSEGV\"}}} | config.stop_config.stop: stop signal must be one of",
                "{\"config\":{\"init\":{\"exec\":[\"a\"]},\"stop_config\":{\"timeout\":\"soon\"}}} | config.stop_config.timeout: must be a duration",
                "{\"config\":{\"init\":{\"exec\":[\"a\"]},\"checks\":{\"c\":{\"interval\":-5}}}} | config.checks.c.interval: must be a duration",
                "{\"config\":{\"init\":{\"exec\":[\"a\\u0000\"]}}} | config.init.exec[0]: must not contain the character NUL",
                "{\"config\":{\"init\":{\"exec\":[\"a\"]},\"mounts\":[{\"path\":\"/data\"}]}} | config.mounts[0].volume: is required",
            })
    void saysWhatIsWrongWithAConfig(String body, String text) {
        app.create(body).isError(400, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"config\" | json: cannot unmarshal the request",
                "nonsense | json: cannot unmarshal the request",
                "[] | json: cannot unmarshal array into the body of type object",
                "{\"name\":7} | json: cannot unmarshal number into name of type string",
                "{\"config\":[]} | json: cannot unmarshal array into config of type object",
                "{\"skip_launch\":\"yes\",\"config\":{}} | json: cannot unmarshal string into skip_launch of type boolean",
                "{\"config\":{\"init\":{\"exec\":\"a\"}}} | json: cannot unmarshal string into config.init.exec of type list",
                "{\"config\":{\"init\":{\"exec\":[1]}}} | json: cannot unmarshal number into config.init.exec[0] of type string",
                "{\"config\":{\"env\":{\"A\":1},\"init\":{\"exec\":[\"a\"]}}} | json: cannot unmarshal number into config.env.A of type string",
                "{\"config\":{\"guest\":{\"cpus\":\"2\"},\"init\":{\"exec\":[\"a\"]}}} | json: cannot unmarshal string into config.guest.cpus of type integer",
                "{\"config\":{\"processes\":[3]}} | json: cannot unmarshal number into config.processes[0] of type object",
                "{\"config\":{\"checks\":{\"c\":{\"interval\":true}},\"init\":{\"exec\":[\"a\"]}}} | json: cannot unmarshal bool into config.checks.c.interval of type duration",
            })
    void saysWhatIsNotInTheShapeOfARequest(String body, String text) {
        app.create(body).isError(400, text);
    }

    @Test
    void refusesToCreateNothing() {
        fly.js().post(app.machines()).isError(400, "json: cannot unmarshal the request");
        fly.go().post("/apps/My_App/machines", "{}").isError(404, "app not found");
    }

    @Test
    void asksForTheCapability() {
        fly.go()
                .withToken(fly.token(Capability.MACHINE_READ))
                .post(app.machines(), "{\"config\":%s}".formatted(FlyApp.CONFIG))
                .isError(403, "permission_denied: ada lacks the capability machine_create");
    }

    @Test
    void saysThatTheRegionIsFullByAWordOfItsOwn() {
        fly.control()
                .refuse(Command.CreateMachine.class, Refusal.of(ErrorCode.NO_CAPACITY, "full"));

        var full =
                app.create("{\"config\":%s}".formatted(FlyApp.CONFIG))
                        .isError(422, "resource_exhausted: full");

        assertThat(full.text("/status")).isEqualTo("insufficient_capacity");
    }

    @Test
    void doesNotBeginWithSecretsThatAreTooOld() {
        fly.control()
                .answer(
                        SecretQuery.ListSecrets.class,
                        _ -> new Answer.Done<>(new Secrets(3, List.of())));
        var body = "{\"min_secrets_version\":%d,\"config\":%s}";

        app.create(body.formatted(4, FlyApp.CONFIG))
                .isError(412, "min_secrets_version 4 is not yet available");
        app.create(body.formatted(3, FlyApp.CONFIG)).is(200);
    }

    @Test
    void mountsVolumesByIdAndByName() {
        var volumes = new SomeVolumes(app.name());
        volumes.answerAt(fly.control());
        fly.control()
                .answer(
                        Command.CreateMachine.class,
                        it -> new Answer.Done<>(SomeVolumes.created(it)));
        fly.control()
                .answer(
                        Query.GetHistory.class,
                        _ -> new Answer.Done<>(new MachineHistory(List.of(), List.of())));
        var config =
                "{\"config\":{\"init\":{\"exec\":[\"a\"]},\"mounts\":[{%s,\"path\":\"/data\",\"size_gb\":3}]}}";

        for (var given :
                List.of(
                        "\"volume\":\"" + SomeVolumes.FREE + "\"",
                        "\"volume\":\"data\"",
                        "\"name\":\"data\"")) {
            var made = app.create(config.formatted(given)).is(200);
            Documents.check("Machine", made.json());
            assertThat(made.text("/config/mounts/0/volume")).isEqualTo(SomeVolumes.FREE.value());
            assertThat(made.text("/config/mounts/0/name")).isEqualTo("data");
            assertThat(made.json().at("/config/mounts/0/size_gb").intValue()).isEqualTo(3);
        }
        app.create(config.formatted("\"volume\":\"vol_0000000000000000\""))
                .isError(400, "the app has no volume 'vol_0000000000000000'");
        app.create(config.formatted("\"volume\":\"vol_x\""))
                .isError(400, "the app has no volume 'vol_x'");
        app.create(config.formatted("\"name\":\"other\""))
                .isError(400, "the app has no volume 'other'");
    }
}
