package io.aerophoenix.api;

import static io.aerophoenix.api.Samples.ID;
import static io.aerophoenix.api.Samples.NOON;
import static io.aerophoenix.api.Samples.RUNNING;
import static io.aerophoenix.api.Samples.SPEC;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.ConfigurationCommand.LabelMachine;
import io.aerophoenix.control.ConfigurationCommand.RollBackMachine;
import io.aerophoenix.control.ConfigurationCommand.UpdateMachine;
import io.aerophoenix.control.Precondition;
import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Configuration;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.Sighting;
import io.aerophoenix.lifecycle.Wish;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(WithRunningApi.class)
class ConfigurationsTest {
    private static final String MACHINE = "/machines/" + ID;
    private static final String CONFIG = MACHINE + "/config";
    private static final String ROLLBACK = MACHINE + "/rollback";
    private static final String METADATA = MACHINE + "/metadata";
    private static final String[] HEADERS = {"If-Match", "\"3\"", "Machine-Lease-Nonce", "n0nce"};
    private static final Precondition GIVEN = new Precondition(3L, "n0nce");

    private final RunningApi api;

    ConfigurationsTest(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void letTheDoorConfigure() {
        api.control().done(Query.GetMachine.class, new Sighting.Known(RUNNING));
        api.control().done(UpdateMachine.class, RUNNING);
        api.control().done(RollBackMachine.class, RUNNING);
        api.control().done(LabelMachine.class, RUNNING);
    }

    @Test
    void areTakenAsTheyAreAnswered() {
        var spec = api.get(MACHINE).json().get("spec");

        var reply = api.send("PUT", CONFIG, "{\"spec\":" + spec + "}", HEADERS);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.header("ETag")).isEqualTo("\"3\"");
        assertThat(api.control().last().request())
                .isEqualTo(new UpdateMachine(ID, SPEC, Wish.Annexes.KEPT, GIVEN));
    }

    @Test
    void areWholeSoThatWhatIsLeftOutHasItsDefaultAgain() {
        api.send("PUT", CONFIG, "{\"spec\":{}}");

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
                .isEqualTo(new UpdateMachine(ID, spec, Wish.Annexes.KEPT, Precondition.NONE));
    }

    @Test
    void mayNameTheMachineWhichIsNotLookedUpThen() {
        var body = "{\"spec\":{\"name\":\"web-2\",\"driver\":\"other\"}}";

        var reply = api.send("PUT", CONFIG, body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(api.control().asked()).hasSize(1);
        var spec = ((UpdateMachine) api.control().last().request()).spec();
        assertThat(spec.name()).isEqualTo(new MachineName("web-2"));
        assertThat(spec.driver()).isEqualTo("other");
    }

    @Test
    void areNotTakenForAQuarantinedMachine() {
        api.control().done(Query.GetMachine.class, new Sighting.Quarantined(ID, "damaged", NOON));

        api.send("PUT", CONFIG, "{\"spec\":{}}").isProblem(409, "quarantined");
    }

    @Test
    void areNotTakenForAMachineThatIsNot() {
        api.control().on(Query.GetMachine.class, _ -> Answer.refused(ErrorCode.NOT_FOUND, "none"));

        api.send("PUT", CONFIG, "{\"spec\":{}}").isProblem(404, "not_found");
    }

    @Test
    void areRefusedByTheDoorToo() {
        api.control()
                .on(
                        UpdateMachine.class,
                        _ -> Answer.refused(ErrorCode.PRECONDITION_FAILED, "it keeps its name"));

        api.send("PUT", CONFIG, "{\"spec\":{}}").isProblem(412, "precondition_failed");
    }

    @Test
    void nameEveryFaultByItsPath() {
        api.send(
                        "PUT",
                        CONFIG + "?dry=1",
                        """
                        {"spec":{"name":"No!","driver":7,"region":"iad","command":[1],"env":{"A=B":""},
                         "workingDirectory":"here","resources":{"cpus":0},"restart":{"policy":"no"},
                         "stop":{"signal":"x"},"checks":[{}]},"version":3}
                        """,
                        "If-Match",
                        "3")
                .isProblem(400, "invalid_request")
                .faults(
                        "dry",
                        "If-Match",
                        "spec.name",
                        "spec.driver",
                        "spec.region",
                        "spec.command[0]",
                        "spec.env.A=B",
                        "spec.workingDirectory",
                        "spec.resources.cpus",
                        "spec.restart.policy",
                        "spec.stop.signal",
                        "spec.checks[0].name",
                        "spec.checks[0].kind",
                        "version");
        assertThat(api.control().asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{} | spec", "{\"spec\":null} | spec", "{\"spec\":[]} | spec", "[] | body"})
    void areNotTakenFromWhatHasNone(String body, String field) {
        api.send("PUT", CONFIG, body).isProblem(400, "invalid_request").faults(field);
        assertThat(api.control().asked()).isEmpty();
    }

    @Test
    void areListed() {
        var first = new Configuration(1, NOON, "ada", SPEC);
        api.control().done(Query.ListConfigurations.class, List.of(first));

        var reply = api.get(MACHINE + "/configs");

        assertThat(reply.body())
                .startsWith(
                        """
                        {"machine":"m-01jd8z0k3w6q4x9v2t","configs":[{"version":1,\
                        "at":"2026-01-01T12:00:00Z","actor":"ada","spec":{"command":["sleep","60"],\
                        """);
    }

    @Test
    void areNotListedOfAMachineThatIsNot() {
        api.control()
                .on(
                        Query.ListConfigurations.class,
                        _ -> Answer.refused(ErrorCode.NOT_FOUND, "there is none"));

        api.get(MACHINE + "/configs").isProblem(404, "not_found");
    }

    @Test
    void areRolledBackToAVersion() {
        var reply = api.send("POST", ROLLBACK, "{\"version\":7}", HEADERS);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(api.control().last().request()).isEqualTo(new RollBackMachine(ID, 7, GIVEN));
    }

    @Test
    void areNotRolledBackToWhatNeverWas() {
        api.control()
                .on(
                        RollBackMachine.class,
                        _ -> Answer.refused(ErrorCode.PRECONDITION_FAILED, "version: none"));

        api.post(ROLLBACK, "{\"version\":7}").isProblem(412, "precondition_failed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                        | version",
                "{\"version\":null}        | version",
                "{\"version\":\"7\"}       | version",
                "{\"version\":0}           | version",
                "{\"version\":1e30}        | version",
                "{\"version\":7,\"to\":6}  | to"
            })
    void areNotRolledBackToWhatIsNoVersion(String body, String field) {
        api.post(ROLLBACK, body).isProblem(400, "invalid_request").faults(field);
        assertThat(api.control().asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/merge-patch+json"})
    void haveLabelsPutAndRemoved(String type) {
        var reply =
                api.send(
                        api.request(METADATA)
                                .header("Content-Type", type)
                                .headers(HEADERS)
                                .method(
                                        "PATCH",
                                        BodyPublishers.ofString(
                                                "{\"team\":\"blue\",\"stage\":null,\"e\":\"\"}")));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(api.control().last().request())
                .isEqualTo(
                        new LabelMachine(
                                ID, Map.of("team", "blue", "e", ""), Set.of("stage"), GIVEN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                     | body",
                "[]                                     | body",
                "{\"a\":1,\"b\":{\"c\":\"d\"},\"e\":[]} | a,b,e",
                "{\"a\":\"\\u0000\"}                    | a",
                "{\"\":\"x\"}                           | ``",
                "{\"\":null}                            | ``"
            })
    void haveNoLabelsThatAreNone(String body, String fields) {
        api.send("PATCH", METADATA, body)
                .isProblem(400, "invalid_request")
                .faults(fields.split(",", -1));
        assertThat(api.control().asked()).isEmpty();
    }

    @Test
    void have256LabelsChangedAtOnceAndNoMore() {
        assertThat(api.send("PATCH", METADATA, labels(256)).status()).isEqualTo(200);
        api.send("PATCH", METADATA, labels(257)).isProblem(400, "invalid_request").faults("body");
    }

    private static String labels(int count) {
        return IntStream.range(0, count)
                .mapToObj("\"l%d\":\"\""::formatted)
                .collect(Collectors.joining(",", "{", "}"));
    }
}
