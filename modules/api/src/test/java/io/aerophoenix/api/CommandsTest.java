package io.aerophoenix.api;

import static io.aerophoenix.api.Samples.ID;
import static io.aerophoenix.api.Samples.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.Command;
import io.aerophoenix.control.ConfigurationCommand;
import io.aerophoenix.control.Precondition;
import io.aerophoenix.control.Query;
import io.aerophoenix.control.RegionCommand;
import io.aerophoenix.control.Request;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.Sighting;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(WithRunningApi.class)
class CommandsTest {
    private final RunningApi api;

    CommandsTest(RunningApi api) {
        this.api = api;
    }

    interface Make {
        Request<Machine> of(MachineId machine, Precondition given);
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                command("POST", "/start", Command.StartMachine::new),
                command("POST", "/stop", Command.StopMachine::new),
                command("POST", "/suspend", Command.SuspendMachine::new),
                command("POST", "/resume", Command.ResumeMachine::new),
                command("POST", "/restart", Command.RestartMachine::new),
                command("POST", "/cordon", ConfigurationCommand.CordonMachine::new),
                command("POST", "/uncordon", ConfigurationCommand.UncordonMachine::new),
                command("DELETE", "", Command.DestroyMachine::new),
                command("DELETE", "?force=false", Command.DestroyMachine::new),
                command("DELETE", "?force=true", Command.ForceDestroyMachine::new));
    }

    private static Arguments command(String method, String path, Make make) {
        return Arguments.of(method, path, make);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void takeTheExpectedVersionFromIfMatch(String method, String path, Make make) {
        var expected = make.of(ID, Precondition.version(7L));
        script(expected);

        var reply =
                api.send(
                        api.request("/machines/" + ID + path)
                                .header("If-Match", "\"7\"")
                                .method(method, BodyPublishers.noBody()));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.header("ETag")).isEqualTo("\"3\"");
        assertThat(api.control().last().request()).isEqualTo(expected);
        assertThat(api.control().last().caller().subject()).isEqualTo("ada");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void takeAnyVersionOtherwise(String method, String path, Make make) {
        var expected = make.of(ID, Precondition.NONE);
        script(expected);

        var reply =
                api.send(
                        api.request("/machines/" + ID + path)
                                .header("If-Match", "*")
                                .method(method, BodyPublishers.noBody()));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(api.control().last().request()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void bringTheNonceOfALeaseAlong(String method, String path, Make make) {
        var expected = make.of(ID, new Precondition(7L, "n0-nce_"));
        script(expected);

        var reply =
                api.send(
                        api.request("/machines/" + ID + path)
                                .header("If-Match", "\"7\"")
                                .header("Machine-Lease-Nonce", "n0-nce_")
                                .method(method, BodyPublishers.noBody()));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(api.control().last().request()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void bringTheirIdempotencyKeyAlong(String method, String path, Make make) {
        var expected = make.of(ID, new Precondition(null, null, "try ~1"));
        script(expected);

        var reply =
                api.send(
                        api.request("/machines/" + ID + path)
                                .header("Idempotency-Key", "try ~1")
                                .method(method, BodyPublishers.noBody()));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(api.control().last().request()).isEqualTo(expected);
    }

    @Test
    void refuseAKeyThatIsNone() {
        for (var key : List.of("", "k".repeat(256), "a\tb")) {
            api.send(
                            api.request("/machines/" + ID + "/start")
                                    .header("Idempotency-Key", key)
                                    .POST(BodyPublishers.noBody()))
                    .isProblem(400, "invalid_request")
                    .faults("Idempotency-Key");
        }
    }

    @Test
    void tellOfAKeyThatWasUsedBefore() {
        api.control()
                .on(
                        Command.StartMachine.class,
                        _ -> Answer.refused(ErrorCode.IDEMPOTENCY_CONFLICT, "another"));

        api.post("/machines/" + ID + "/start").isProblem(422, "idempotency_conflict");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"signal\":\"SIGINT\",\"graceSeconds\":3} | SIGINT  | 3",
                "{\"signal\":\"SIGINT\"}                    | SIGINT  | 5",
                "{\"graceSeconds\":0}                         | SIGTERM | 0"
            })
    void stopAsTheyAreToldThisOnce(String body, String signal, int seconds) {
        api.control().done(Query.GetMachine.class, new Sighting.Known(stoppingWithin5s()));
        script(new Command.StopMachine(ID, Precondition.NONE));
        script(new Command.RestartMachine(ID, Precondition.NONE));
        var policy = new StopPolicy(signal, Duration.ofSeconds(seconds));

        assertThat(api.post("/machines/" + ID + "/stop", body).status()).isEqualTo(200);
        assertThat(api.control().last().request())
                .isEqualTo(new Command.StopMachine(ID, policy, Precondition.NONE));
        assertThat(api.post("/machines/" + ID + "/restart", body).status()).isEqualTo(200);
        assertThat(api.control().last().request())
                .isEqualTo(new Command.RestartMachine(ID, policy, Precondition.NONE));
    }

    private static Machine stoppingWithin5s() {
        var spec = RUNNING.spec();
        return new Machine(
                ID,
                RUNNING.app(),
                RUNNING.region(),
                new MachineSpec(
                        spec.name(),
                        spec.driver(),
                        spec.command(),
                        spec.env(),
                        null,
                        spec.resources(),
                        spec.restart(),
                        new StopPolicy("SIGTERM", Duration.ofSeconds(5)),
                        spec.metadata(),
                        spec.checks()),
                RUNNING.createdAt(),
                "digest",
                RUNNING.status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"signal\":\"SIGSTOP\"}                     | signal",
                "{\"signal\":9}                               | signal",
                "{\"graceSeconds\":301}                       | graceSeconds",
                "{\"graceSeconds\":\"10s\",\"timeout\":1}     | graceSeconds,timeout"
            })
    void sayWhatIsWrongWithHowToStop(String body, String fields) {
        for (var path : List.of("/stop", "/restart")) {
            api.post("/machines/" + ID + path, body)
                    .isProblem(400, "invalid_request")
                    .faults(fields.split(",", -1));
        }
        assertThat(api.control().asked()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void nameWhatIsWrongWithTheirHeaders(String method, String path) {
        api.send(
                        api.request("/machines/" + ID + path)
                                .header("If-Match", "7")
                                .header("Machine-Lease-Nonce", "")
                                .method(method, BodyPublishers.noBody()))
                .isProblem(400, "invalid_request")
                .faults("If-Match", "Machine-Lease-Nonce");
        assertThat(api.control().asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "a,b", "\"quoted\""})
    void refuseANonceThatIsNoneWithoutRepeatingIt(String nonce) {
        var reply =
                api.send(
                        api.request("/machines/" + ID + "/start")
                                .header("Machine-Lease-Nonce", nonce)
                                .POST(BodyPublishers.noBody()));

        reply.isProblem(400, "invalid_request").faults("Machine-Lease-Nonce");
        assertThat(reply.body()).doesNotContain(nonce);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"\"", "\"x\"", "W/\"7\"", "\"-1\"", "\"7\", \"8\""})
    void refuseAVersionThatIsNone(String tag) {
        api.send(
                        api.request("/machines/" + ID + "/start")
                                .header("If-Match", tag)
                                .POST(BodyPublishers.noBody()))
                .isProblem(400, "invalid_request")
                .faults("If-Match");
    }

    @Test
    void readmitAMachineWhichHasNoVersionMeanwhile() {
        script(new RegionCommand.ReadmitMachine(ID));

        var reply = api.post("/machines/" + ID + "/readmit");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(api.control().last().request()).isEqualTo(new RegionCommand.ReadmitMachine(ID));
        api.send("POST", "/machines/" + ID + "/readmit?now=1", "", "If-Match", "\"3\"")
                .isProblem(400, "invalid_request")
                .faults("now", "If-Match");
    }

    @Test
    void tellWhyAMachineIsNotReadmitted() {
        api.control()
                .on(
                        RegionCommand.ReadmitMachine.class,
                        _ -> Answer.refused(ErrorCode.QUARANTINED, "its file is still damaged"));

        api.post("/machines/" + ID + "/readmit").isProblem(409, "quarantined");
    }

    @Test
    void takeAnEmptyObjectForNoBody() {
        script(new Command.StartMachine(ID, Precondition.NONE));

        assertThat(api.post("/machines/" + ID + "/start", " {} ").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "{\"force\":true}", "{", "{}{}", "start"})
    void refuseABodyThatSaysAnything(String body) {
        api.post("/machines/" + ID + "/start", body)
                .isProblem(400, "invalid_request")
                .faults("body");
        assertThat(api.control().asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "TRUE", "true&force=false"})
    void refuseASwitchThatIsNeitherOnNorOff(String force) {
        api.send(api.request("/machines/" + ID + "?force=" + force).DELETE())
                .isProblem(400, "invalid_request")
                .faults("force");
    }

    @SuppressWarnings("unchecked") // A class is that of its object.
    private <C extends Request<Machine>> void script(C like) {
        api.control().on((Class<C>) like.getClass(), _ -> new Answer.Done<>(RUNNING));
    }
}
