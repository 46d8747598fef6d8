package io.aerophoenix.api;

import static io.aerophoenix.api.Samples.ID;
import static io.aerophoenix.api.Samples.NOON;
import static io.aerophoenix.api.Samples.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.Precondition;
import io.aerophoenix.control.Query;
import io.aerophoenix.control.WorkloadCommand.Execute;
import io.aerophoenix.control.WorkloadCommand.SendSignal;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.lifecycle.Execution;
import io.aerophoenix.lifecycle.Health;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(WithRunningApi.class)
class WorkloadsTest {
    private static final String SIGNAL = "/machines/" + ID + "/signal";
    private static final String EXEC = "/machines/" + ID + "/exec";
    private static final String[] HEADERS = {"If-Match", "\"3\"", "Machine-Lease-Nonce", "n0nce"};
    private static final Precondition GIVEN = new Precondition(3L, "n0nce");
    private static final Execution.Outcome FINE =
            new Execution.Outcome(0, null, "", "", false, false);

    private final RunningApi api;

    WorkloadsTest(RunningApi api) {
        this.api = api;
    }

    @Test
    void showTheirHealth() {
        var checks =
                List.of(
                        new Health.Check("web", Health.Verdict.CRITICAL, 4, "status 500", NOON),
                        new Health.Check("db", Health.Verdict.UNKNOWN, 0, null, null));
        api.control().done(Query.GetHealth.class, new Health(Health.Verdict.CRITICAL, checks));

        assertThat(api.get("/machines/" + ID + "/health").body())
                .isEqualTo(
                        """
                        {"machine":"m-01jd8z0k3w6q4x9v2t","verdict":"critical","checks":[\
                        {"name":"web","verdict":"critical","inARow":4,"output":"status 500","at":"2026-01-01T12:00:00Z"},\
                        {"name":"db","verdict":"unknown","inARow":0,"output":null,"at":null}]}\
                        """);
    }

    @Test
    void haveNoHealthWhereThereIsNoMachine() {
        api.control()
                .on(
                        Query.GetHealth.class,
                        _ -> Answer.refused(ErrorCode.NOT_FOUND, "there is none"));

        api.get("/machines/" + ID + "/health").isProblem(404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGHUP", "SIGUSR1", "SIGRTMIN+3"})
    void areSentSignals(String signal) {
        api.control().done(SendSignal.class, RUNNING);

        var reply = api.send("POST", SIGNAL, "{\"signal\":\"" + signal + "\"}", HEADERS);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.header("ETag")).isEqualTo("\"3\"");
        assertThat(api.control().last().request()).isEqualTo(new SendSignal(ID, signal, GIVEN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                | signal",
                "{\"signal\":\"HUP\"}              | signal",
                "{\"signal\":\"sighup\"}           | signal",
                "{\"signal\":\"SIGHUP\\n\"}        | signal",
                "{\"signal\":9}                    | signal",
                "{\"signal\":\"SIGHUP\",\"to\":1}  | to"
            })
    void areNotSentWhatIsNoSignal(String body, String field) {
        api.post(SIGNAL, body).isProblem(400, "invalid_request").faults(field);
        assertThat(api.control().asked()).isEmpty();
    }

    @Test
    void tellWhyASignalWasNotSent() {
        api.control()
                .on(SendSignal.class, _ -> Answer.refused(ErrorCode.DRIVER_FAILED, "no signals"));

        api.post(SIGNAL, "{\"signal\":\"SIGHUP\"}").isProblem(502, "driver_failed");
    }

    @Test
    void haveCommandsRunBesideThem() {
        api.control()
                .done(
                        Execute.class,
                        new Execution.Outcome(null, "SIGKILL", "a\u001bü\n", "\0", true, true));

        var reply =
                api.send(
                        "POST",
                        EXEC,
                        """
                        {"command":["cat","-"],"input":"grüße\\u0000\\n","timeoutSeconds":300}
                        """,
                        HEADERS);

        var execution = new Execution(List.of("cat", "-"), "grüße\0\n", Duration.ofMinutes(5));
        assertThat(api.control().last().request()).isEqualTo(new Execute(ID, execution, GIVEN));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo(
                        """
                        {"code":null,"signal":"SIGKILL","stdout":"a\\u001Bü\\n","stderr":"\\u0000",\
                        "truncated":true,"timedOut":true}\
                        """);
    }

    @Test
    void giveCommandsNothingToReadAndTenSecondsWhenNothingElseIsSaid() {
        api.control().done(Execute.class, FINE);

        api.post(EXEC, "{\"command\":[\"true\"]}");

        var execution = new Execution(List.of("true"), "", Duration.ofSeconds(10));
        assertThat(api.control().last().request())
                .isEqualTo(new Execute(ID, execution, Precondition.NONE));
    }

    @Test
    void takeInputOf256KibibytesAndNoMore() {
        api.control().done(Execute.class, FINE);
        var fits = "ü".repeat(128 * 1024 - 1) + "\\n\\n";

        assertThat(api.post(EXEC, withInput(fits)).status()).isEqualTo(200);
        api.post(EXEC, withInput(fits + "x")).isProblem(400, "invalid_request").faults("input");
        api.post(EXEC, withInput("x".repeat(1024 * 1024))).isProblem(413, "payload_too_large");
    }

    @Test
    void answerWithAMebibyteOfEitherOutput() {
        var much = "x".repeat(Execution.MOST_OUTPUT);
        api.control().done(Execute.class, new Execution.Outcome(0, null, much, much, false, false));

        var reply = api.post(EXEC, "{\"command\":[\"yes\"]}");

        assertThat(reply.json().get("stdout").stringValue()).isEqualTo(much);
        assertThat(reply.json().get("stderr").stringValue()).isEqualTo(much);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                               | command",
                "{\"command\":[]}                                 | command",
                "{\"command\":\"ls\"}                             | command",
                "{\"command\":[\"ls\",1]}                         | command[1]",
                "{\"command\":[\"a\\u0000\"],\"input\":7}         | command[0],input",
                "{\"command\":[\"ls\"],\"input\":\"\\ud800\"}     | input",
                "{\"command\":[\"ls\"],\"timeoutSeconds\":0}      | timeoutSeconds",
                "{\"command\":[\"ls\"],\"timeoutSeconds\":301}    | timeoutSeconds",
                "{\"command\":[\"ls\"],\"shell\":true,\"tty\":1}  | shell,tty"
            })
    void haveNothingRunThatIsNoCommand(String body, String fields) {
        api.post(EXEC, body).isProblem(400, "invalid_request").faults(fields.split(",", -1));
        assertThat(api.control().asked()).isEmpty();
    }

    @Test
    void tellWhyACommandWasNotRun() {
        api.control()
                .on(
                        Execute.class,
                        _ -> Answer.refused(ErrorCode.PRECONDITION_FAILED, "nothing of it runs"));

        api.post(EXEC, "{\"command\":[\"ls\"]}").isProblem(412, "precondition_failed");
    }

    private static String withInput(String input) {
        return "{\"command\":[\"cat\"],\"input\":\"" + input + "\"}";
    }
}
