package io.aerophoenix.api;

import static io.aerophoenix.api.Samples.APP;
import static io.aerophoenix.api.Samples.ID;
import static io.aerophoenix.api.Samples.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.Command;
import io.aerophoenix.control.Command.AfterCreation;
import io.aerophoenix.control.Command.CreatedMachine;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(WithRunningApi.class)
class CreationTest {
    private static final String PATH = "/apps/shop/machines";
    private static final String LEAST = "{\"name\":\"web-1\",\"driver\":\"process\"}";

    private final RunningApi api;

    CreationTest(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void letTheDoorCreate() {
        api.control().done(Command.CreateMachine.class, new CreatedMachine(RUNNING, false));
    }

    @Test
    void createsAndStartsWithDefaultsForWhatIsNotSaid() {
        var reply = api.post(PATH, LEAST);

        var spec =
                new MachineSpec(
                        new MachineName("web-1"),
                        "process",
                        List.of(),
                        Map.of(),
                        null,
                        new Resources(1, 256),
                        RestartPolicy.NEVER,
                        StopPolicy.DEFAULT,
                        Map.of(),
                        List.of());
        assertThat(api.control().last().request())
                .isEqualTo(new Command.CreateMachine(APP, null, spec, AfterCreation.START, null));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.header("Location"))
                .isEqualTo(api.uri("/api/v1/machines/" + ID).toString());
        assertThat(reply.header("ETag")).isEqualTo("\"3\"");
        assertThat(reply.header("Idempotency-Replayed")).isEmpty();
        assertThat(reply.json().get("id").stringValue()).isEqualTo(ID.value());
    }

    @Test
    void passesOnAllThatIsSaid() {
        api.post(
                PATH + "?start=false",
                """
                {"name":"web-1","region":"iad","driver":"process",
                 "command":["python3","-m","http.server","9000"],"env":{"GREETING":"grüß dich\\n"},
                 "workingDirectory":"/srv","resources":{"cpus":0.25,"memoryMb":64},
                 "restart":{"policy":"on-failure","maxRetries":0},
                 "stop":{"signal":"SIGINT","graceSeconds":300},"metadata":{"team":"blue"}}
                """);

        var spec =
                new MachineSpec(
                        new MachineName("web-1"),
                        "process",
                        List.of("python3", "-m", "http.server", "9000"),
                        Map.of("GREETING", "grüß dich\n"),
                        "/srv",
                        new Resources(0.25, 64),
                        new RestartPolicy(RestartPolicy.Mode.ON_FAILURE, 0),
                        new StopPolicy("SIGINT", Duration.ofMinutes(5)),
                        Map.of("team", "blue"),
                        List.of());
        assertThat(api.control().last().request())
                .isEqualTo(
                        new Command.CreateMachine(
                                APP, new RegionCode("iad"), spec, AfterCreation.LEAVE, null));
    }

    @Test
    void takesNullForNothing() {
        var reply =
                api.post(
                        PATH,
                        """
                        {"name":"web-1","driver":"process","region":null,"command":null,"env":null,
                         "workingDirectory":null,"resources":null,"restart":null,"stop":null,"metadata":null}
                        """);

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    @Test
    void saysWhenItIsTheAnswerOfTheFirstTime() {
        api.control().done(Command.CreateMachine.class, new CreatedMachine(RUNNING, true));

        var reply =
                api.send(
                        api.request(PATH)
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", "try 1")
                                .POST(BodyPublishers.ofString(LEAST)));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(((Command.CreateMachine) api.control().last().request()).idempotencyKey())
                .isEqualTo("try 1");
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        api.send(
                        api.request(PATH)
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", "k".repeat(256))
                                .POST(BodyPublishers.ofString(LEAST)))
                .isProblem(400, "invalid_request")
                .faults("Idempotency-Key");
    }

    @Test
    void namesEveryFaultOfABodyAtOnce() {
        var reply =
                api.post(
                        "/apps/shop/machines?start=maybe",
                        """
                        {"name":"Web","region":7,"command":["ok",1,null],"env":{"A=B":"1","C":2,"":"x"},
                         "workingDirectory":"srv","resources":{"cpus":"2","memoryMb":0.5,"disk":1},
                         "restart":{"policy":"sometimes","maxRetries":1001},
                         "stop":{"signal":"SIGSEGV","graceSeconds":301},"metadata":[],"colour":"blue"}
                        """);

        reply.isProblem(400, "invalid_request")
                .faults(
                        "start",
                        "name",
                        "region",
                        "driver",
                        "command[1]",
                        "command[2]",
                        "env.A=B",
                        "env.C",
                        "env.",
                        "workingDirectory",
                        "resources.cpus",
                        "resources.memoryMb",
                        "resources.disk",
                        "restart.policy",
                        "restart.maxRetries",
                        "stop.signal",
                        "stop.graceSeconds",
                        "metadata",
                        "colour");
        assertThat(api.control().asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                              | name,driver",
                "{\"name\":\"\",\"driver\":\"\"}                 | name,driver",
                "[]                                              | body",
                "\"machine\"                                     | body",
                "{\"name\":\"a\\u0000\",\"driver\":\"d\"}        | name",
                "{\"name\":\"a\",\"driver\":\"\\ud800\"}         | driver",
                "{\"name\":\"a\",\"driver\":\"d\",\"env\":{\"A\":\"\\u0000\"}} | env.A",
                "{\"name\":\"a\",\"driver\":\"d\",\"resources\":{\"cpus\":0}} | resources.cpus",
                "{\"name\":\"a\",\"driver\":\"d\",\"resources\":{\"cpus\":1e400}} | resources.cpus",
                "{\"name\":\"a\",\"driver\":\"d\",\"resources\":{\"memoryMb\":99999999999999999999}} | resources.memoryMb",
                "{\"name\":\"a\",\"driver\":\"d\",\"resources\":[]} | resources",
                "{\"name\":\"a\",\"driver\":\"d\",\"restart\":\"always\"} | restart",
                "{\"name\":\"a\",\"driver\":\"d\",\"restart\":{\"maxRetries\":-1}} | restart.maxRetries",
                "{\"name\":\"a\",\"driver\":\"d\",\"stop\":{\"signal\":\"TERM\"}} | stop.signal"
            })
    void refusesWhatIsNotAMachine(String body, String fields) {
        api.post(PATH, body).isProblem(400, "invalid_request").faults(fields.split(",", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"name\":\"web-1\",',            'line 1, column 17'",
        "'{\"name\":\"web-1\"\n \"driver\"', 'line 2, column 2'",
        "'name=web-1',                      'line 1, column 1'",
        "'{} {}',                           'line 1, column'",
        "'{\"name\":1,\"name\":2}',         'line 1, column'"
    })
    void saysWhereABodyStopsBeingJson(String body, String where) {
        var reply = api.post(PATH, body).isProblem(400, "invalid_request").faults("body");

        assertThat(reply.json().get("detail").stringValue()).contains(where);
    }

    @Test
    void refusesAnEndlessNesting() {
        api.post(PATH, "[".repeat(5000)).isProblem(400, "invalid_request").faults("body");
    }

    @Test
    void refusesNoBodyAtAll() {
        api.send(
                        api.request(PATH)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.noBody()))
                .isProblem(400, "invalid_request")
                .faults("body");
    }

    @Test
    void takesTextsOfEightKibibytesAndNoMore() {
        var fits = "x".repeat(8 * 1024);

        assertThat(api.post(PATH, withCommand("\"" + fits + "\"")).status()).isEqualTo(201);
        api.post(PATH, withCommand("\"" + fits + "x\""))
                .isProblem(400, "invalid_request")
                .faults("command[0]");
        // In bytes, not in characters.
        api.post(PATH, withCommand("\"" + "ü".repeat(5000) + "\""))
                .isProblem(400, "invalid_request")
                .faults("command[0]");
    }

    @Test
    void takes256PartsAndNoMore() {
        var fits = String.join(",", Collections.nCopies(256, "\"x\""));

        assertThat(api.post(PATH, withCommand(fits)).status()).isEqualTo(201);
        api.post(PATH, withCommand(fits + ",\"x\""))
                .isProblem(400, "invalid_request")
                .faults("command");
    }

    @Test
    void namesAHundredFaultsAtMost() {
        var reply = api.post(PATH, withCommand(String.join(",", Collections.nCopies(256, "1"))));

        assertThat(reply.isProblem(400, "invalid_request").json().get("errors").size())
                .isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"No", "-a", "a_b", "%2e%2e", "a%2fb", "a%00b", "%F0%9F%A6%8A"})
    void refusesAnAppThatHasNoName(String app) {
        api.post("/apps/" + app + "/machines", LEAST)
                .isProblem(400, "invalid_request")
                .faults("app");
    }

    private static String withCommand(String parts) {
        return "{\"name\":\"web-1\",\"driver\":\"process\",\"command\":[" + parts + "]}";
    }
}
