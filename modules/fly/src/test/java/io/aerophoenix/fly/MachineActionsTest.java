package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.Command;
import io.aerophoenix.control.WorkloadCommand;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.security.Capability;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(WithRunningFly.class)
class MachineActionsTest {
    private static final String NONCE = "fly-machine-lease-nonce";

    private final RunningFly fly;
    private final FlyApp app;
    private final FlyClient go;

    MachineActionsTest(RunningFly fly) {
        this.fly = fly;
        this.app = FlyApp.of(fly);
        this.go = fly.go();
    }

    @Test
    void startsAMachineAndSaysWhatItWasBefore() {
        var path = app.created("web");

        var started = go.post(path + "/start").is(200);

        Documents.check("StartResponse", started.json());
        assertThat(started.text("/previous_state")).isEqualTo("created");
        assertThat(started.json().path("migrated").booleanValue()).isFalse();
        assertThat(started.text("/new_host")).isEmpty();
        assertThat(app.state(path)).isEqualTo("started");
    }

    @Test
    void hasNothingToDoWhereItIsSoAlready() {
        var path = app.started("web");

        assertThat(fly.js().post(path + "/start").is(200).text("/previous_state"))
                .isEqualTo("started");
        go.post(path + "/stop").is(200);
        go.post(path + "/stop").is(200);
        assertThat(app.state(path)).isEqualTo("stopped");
        go.post(path + "/start").is(200);
        go.post(path + "/suspend").is(200);
        go.post(path + "/suspend").is(200);
        assertThat(app.state(path)).isEqualTo("suspended");
        go.post(app.created("other") + "/stop").is(200);
    }

    @Test
    void goesOnWithASuspendedMachine() {
        var path = app.started("web");
        go.post(path + "/suspend").is(200);

        var resumed = go.post(path + "/start").is(200);

        assertThat(resumed.text("/previous_state")).isEqualTo("suspended");
        assertThat(go.get(path + "/events").text("/0/type")).isEqualTo("resume");
    }

    @Test
    void startsASuspendedMachineAnewWhereItCannotGoOn() {
        var path = app.started("web");
        go.post(path + "/suspend").is(200);
        fly.control()
                .refuse(
                        Command.ResumeMachine.class,
                        Refusal.of(ErrorCode.DRIVER_FAILED, "nothing to resume"));

        go.post(path + "/start").is(200);

        assertThat(app.state(path)).isEqualTo("started");
        assertThat(go.get(path + "/events").text("/0/type")).isEqualTo("start");
    }

    @Test
    void suspendsOnlyWhatRuns() {
        go.post(app.created("web") + "/suspend").isError(409, "failed_precondition: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"x\",\"signal\":\"SIGTERM\",\"timeout\":\"10s\"} | SIGTERM | 10",
                "{\"signal\":\"SIGKILL\"} | SIGKILL | 5",
                "{\"timeout\":7000000000} | SIGINT | 7",
                "{\"timeout\":7} | SIGINT | 7",
                "{\"timeout\":\"1m30s\"} | SIGINT | 90"
            })
    void stopsAMachineAsTheRequestSays(String body, String signal, long seconds) {
        var path = app.started("web");

        go.post(path + "/stop", body).is(200);

        assertThat(fly.control().latest(Command.StopMachine.class).stop())
                .isEqualTo(new StopPolicy(signal, Duration.ofSeconds(seconds)));
        assertThat(app.state(path)).isEqualTo("stopped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"id\":\"x\"}", "{\"signal\":\"\",\"timeout\":null}"})
    void stopsAMachineAsItsConfigSays(String body) {
        var path = app.started("web");

        var stopped = go.post(path + "/stop", body.isEmpty() ? null : body).is(200);

        assertThat(stopped.body()).isEqualTo("{\"ok\":true}");
        var policy = fly.control().latest(Command.StopMachine.class).stop();
        assertThat(policy == null || policy.equals(new StopPolicy("SIGINT", Duration.ofSeconds(5))))
                .isTrue();
    }

    @Test
    void doesNotTakeAMachineForStoppedThatIsAboutToBeStartedAgain() {
        var path =
                app.path(
                        app.createWith("web", "\"sim.exit-after\":\"1ms\",\"sim.exit-code\":\"1\"")
                                .is(200)
                                .json());
        go.get(path + "/wait?state=stopped").is(200);

        go.post(path + "/stop")
                .isError(409, "is down, and about to be started again by its restart policy");

        go.delete(path + "?force=true").is(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | json: cannot unmarshal array into the body of type object",
                "{\"signal\":9} | json: cannot unmarshal number into signal of type string",
                "{\"signal\":\"SIGSEGV\"} | stop signal must be one of",
                "{\"timeout\":\"301s\"} | stop grace must be between 0 and 300 seconds",
                "{\"timeout\":\"-1s\"} | timeout: must be a duration",
                "{\"timeout\":-1} | timeout: must be a duration",
                "{\"timeout\":true} | json: cannot unmarshal bool into timeout of type duration",
            })
    void saysWhatIsWrongWithAStop(String body, String text) {
        go.post(app.started("web") + "/stop", body).isError(400, text);
    }

    @Test
    void restartsAMachineAsTheQuerySays() {
        var path = app.started("web");

        var done = go.post(path + "/restart?force_stop=false&timeout=10s&signal=SIGTERM").is(200);

        Documents.check("Ok", done.json());
        assertThat(fly.control().latest(Command.RestartMachine.class).stop())
                .isEqualTo(new StopPolicy("SIGTERM", Duration.ofSeconds(10)));
        assertThat(app.state(path)).isEqualTo("started");
    }

    @Test
    void restartsAMachineAsTheBodySays() {
        var path = app.started("web");

        fly.js().post(path + "/restart", "{\"timeout\":\"20s\"}").is(200);
        var asText = fly.control().latest(Command.RestartMachine.class).stop();
        fly.js().post(path + "/restart", "{\"timeout\":20}").is(200);
        var asNumber = fly.control().latest(Command.RestartMachine.class).stop();

        assertThat(asText).isEqualTo(new StopPolicy("SIGINT", Duration.ofSeconds(20)));
        assertThat(asNumber).isEqualTo(asText);
    }

    @Test
    void restartsAMachineByForceAndFromRest() {
        var path = app.created("web");

        go.post(path + "/restart?force_stop=true").is(200);

        assertThat(fly.control().latest(Command.RestartMachine.class).stop())
                .isEqualTo(new StopPolicy("SIGKILL", Duration.ZERO));
        assertThat(app.state(path)).isEqualTo("started");
    }

    @Test
    void saysWhatIsWrongWithARestart() {
        var path = app.started("web");

        go.post(path + "/restart?timeout=soon").isError(400, "timeout: must be a duration");
        go.post(path + "/restart?signal=SIGSEGV").isError(400, "stop signal must be one of");
        go.post(path + "/restart?force_stop=7").isError(400, "force_stop: must be true or false");
        go.delete(path + "?force=true").is(200);
        go.post(path + "/restart").isError(409, "failed_precondition: ");
    }

    @ParameterizedTest
    @CsvSource({"9,SIGKILL", "15,SIGTERM", "'\"SIGHUP\"',SIGHUP", "'\"usr1\"',SIGUSR1"})
    void sendsASignalByItsNameOrNumber(String given, String sent) {
        var path = app.started("web");

        var done = go.post(path + "/signal", "{\"signal\":%s}".formatted(given)).is(200);

        Documents.check("Ok", done.json());
        assertThat(fly.control().latest(WorkloadCommand.SendSignal.class).signal()).isEqualTo(sent);
    }

    @Test
    void killsAMachine() {
        var path = app.started("web");

        go.post(path + "/signal", "{\"signal\":9}").is(200);

        var event = go.get(path + "/wait?state=stopped&timeout=30").is(200).text("/event_id");
        assertThat(event).hasSize(26);
        var ending =
                go.get(path + "/events?limit=50")
                        .json()
                        .valueStream()
                        .filter(it -> it.path("type").stringValue().equals("exit"))
                        .findFirst()
                        .orElseThrow()
                        .at("/request/exit_event");
        assertThat(ending.path("signal").intValue()).isEqualTo(9);
        assertThat(ending.path("requested_stop").booleanValue()).isFalse();
        assertThat(ending.path("exited_at").stringValue()).endsWith("Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | signal: is required",
                "{\"signal\":77} | signal: there is no signal '77'",
                "{\"signal\":\"SIGSTOP\"} | signal: SIGSTOP is not sent",
                "{\"signal\":\"nonsense\"} | signal: there is no signal 'nonsense'",
                "{\"signal\":true} | json: cannot unmarshal bool into signal of type string",
            })
    void saysWhatIsWrongWithASignal(String body, String text) {
        go.post(app.started("web") + "/signal", body).isError(400, text);
    }

    @Test
    void sendsNoSignalToWhatDoesNotRun() {
        go.post(app.created("web") + "/signal", "{\"signal\":9}")
                .isError(412, "failed_precondition: ");
        go.post(app.created("other") + "/signal").isError(400, "json: cannot unmarshal");
    }

    @Test
    void cordonsAndUncordons() {
        var path = app.started("web");

        Documents.check("Ok", go.post(path + "/cordon").is(200).json());
        Documents.check("Ok", go.post(path + "/uncordon").is(200).json());
        go.post(path + "/uncordon").is(200);

        go.delete(path + "?kill=true").is(200);
        go.post(path + "/cordon").isError(409, "failed_precondition: ");
        go.post(path + "/uncordon").isError(409, "failed_precondition: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "stop", "restart", "suspend", "cordon", "uncordon"})
    void letsOnlyThoseChangeAMachineWhoMayAndHoldTheLease(String action) {
        var path = action.equals("start") ? app.created("web") : app.started("web");
        var lease = go.post(path + "/lease?ttl=60").is(201);

        go.withToken(fly.token(Capability.MACHINE_READ))
                .post(path + "/" + action)
                .isError(403, "machine_create");
        var refused = go.post(path + "/" + action, null, NONCE, "wrong");
        refused.isError(409, "");
        assertThat(refused.text("/error"))
                .matches(
                        "machine ID %s lease currently held by ada, expires at \\S+Z"
                                .formatted(FlyApp.id(path)));
        go.post(path + "/" + action, null, NONCE, "").isError(409, "lease currently held by ada");
        go.post(path + "/" + action, null, NONCE, lease.text("/data/nonce")).is(200);
    }

    @Test
    void takesASignalOfTheHolderOfALeaseWithoutItsNonce() {
        var path = app.started("web");
        go.post(path + "/lease?ttl=60").is(201);
        var body = "{\"signal\":\"SIGHUP\"}";

        go.withToken(fly.token(Capability.MACHINE_READ))
                .post(path + "/signal", body)
                .isError(403, "machine_create");
        go.post(path + "/signal", body, NONCE, "wrong")
                .isError(409, "lease currently held by ada, expires at ");
        go.post(path + "/signal", body).is(200);
    }

    @Test
    void takesWhatGoesOnForDone() {
        var path = app.started("web");
        fly.control()
                .refuse(
                        Command.StopMachine.class,
                        Refusal.of(ErrorCode.TIMEOUT, "not done after 30 s; it goes on"));

        go.post(path + "/stop").is(200);
    }

    @Test
    void saysThatTheHostIsFull() {
        var path = app.created("web");
        fly.control().refuse(Command.StartMachine.class, Refusal.of(ErrorCode.NO_CAPACITY, "full"));

        go.post(path + "/start")
                .isError(409, "aborted: could not reserve resource for machine: insufficient CPUs");
    }

    @Test
    void saysThatSomethingElseIsUnderWay() {
        var path = app.created("web");
        fly.control()
                .refuse(
                        Command.StartMachine.class,
                        new Refusal(ErrorCode.LOCKED, "held by a stop", Map.of("holder", "bob")));

        go.post(path + "/start").isError(409, "aborted: held by a stop");
    }

    @Test
    void saysWhyAMachineDoesNotStart() {
        var path = app.path(app.createWith("web", "\"sim.fail\":\"start\"").is(200).json());

        go.post(path + "/start").isError(500, "internal: ");
        assertThat(app.state(path)).isEqualTo("failed");
    }
}
