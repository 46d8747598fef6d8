package io.aerophoenix.api;

import static io.aerophoenix.api.Samples.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.Command;
import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.security.Capability;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(WithRunningApi.class)
class ProblemsTest {
    private static final Map<ErrorCode, Integer> STATUSES =
            Map.ofEntries(
                    Map.entry(ErrorCode.INVALID_REQUEST, 400),
                    Map.entry(ErrorCode.UNAUTHENTICATED, 401),
                    Map.entry(ErrorCode.FORBIDDEN, 403),
                    Map.entry(ErrorCode.NOT_FOUND, 404),
                    Map.entry(ErrorCode.INVALID_TRANSITION, 409),
                    Map.entry(ErrorCode.LOCKED, 409),
                    Map.entry(ErrorCode.NAME_TAKEN, 409),
                    Map.entry(ErrorCode.VERSION_CONFLICT, 409),
                    Map.entry(ErrorCode.QUARANTINED, 409),
                    Map.entry(ErrorCode.PRECONDITION_FAILED, 412),
                    Map.entry(ErrorCode.IDEMPOTENCY_CONFLICT, 422),
                    Map.entry(ErrorCode.OVERLOADED, 429),
                    Map.entry(ErrorCode.DRIVER_FAILED, 502),
                    Map.entry(ErrorCode.NO_CAPACITY, 503),
                    Map.entry(ErrorCode.STORAGE_FAILED, 503),
                    Map.entry(ErrorCode.TIMEOUT, 504));

    private final RunningApi api;

    ProblemsTest(RunningApi api) {
        this.api = api;
    }

    @ParameterizedTest
    @EnumSource
    void sayWhatWasRefusedAndWhy(ErrorCode code) {
        var refusal = new Refusal(code, "no, because", Map.of("state", "stopped"));
        api.control().on(Command.StartMachine.class, _ -> new Answer.Refused<>(refusal));

        var reply = api.post("/machines/" + ID + "/start");

        int status = STATUSES.getOrDefault(code, 0);
        reply.isProblem(status, code.word());
        assertThat(reply.json().get("detail").stringValue()).isEqualTo("no, because");
        assertThat(reply.json().get("state").stringValue()).isEqualTo("stopped");
        assertThat(reply.header("Retry-After").isEmpty()).isEqualTo(status != 429 && status != 503);
        assertThat(reply.header("WWW-Authenticate")).isEqualTo(status == 401 ? "Bearer" : "");
    }

    @ParameterizedTest
    @CsvSource({"OVERLOADED, 7, 7", "STORAGE_FAILED, 30, 30", "NO_CAPACITY, 0, 1"})
    void sayWhenToAskAgain(ErrorCode code, int seconds, String header) {
        var refusal = new Refusal(code, "not now", Map.of("retryAfterSeconds", seconds));
        api.control().on(Command.StartMachine.class, _ -> new Answer.Refused<>(refusal));

        var reply = api.post("/machines/" + ID + "/start");

        assertThat(reply.header("Retry-After")).isEqualTo(header);
        assertThat(reply.json().get("retryAfterSeconds").intValue()).isEqualTo(seconds);
    }

    @Test
    void spreadTheFactsOfARefusal() {
        var facts =
                Map.<String, Object>of("state", "running", "allowed", List.of("stopping"), "n", 3);
        var refusal = new Refusal(ErrorCode.INVALID_TRANSITION, "it runs already", facts);
        api.control().on(Command.StartMachine.class, _ -> new Answer.Refused<>(refusal));

        assertThat(api.post("/machines/" + ID + "/start").body())
                .isEqualTo(
                        """
                        {"type":"urn:aerophoenix:problem:invalid_transition","title":"Invalid transition",\
                        "status":409,"detail":"it runs already","code":"invalid_transition",\
                        "allowed":["stopping"],"n":3,"state":"running"}\
                        """);
    }

    @Test
    void nameTheCapabilityThatATokenLacks() {
        var reply =
                api.send(
                        HttpRequest.newBuilder(api.uri("/api/v1/machines/" + ID + "/start"))
                                .header(
                                        "Authorization",
                                        "Bearer " + api.token(Capability.MACHINE_READ))
                                .POST(BodyPublishers.noBody()));

        reply.isProblem(403, "forbidden");
        assertThat(reply.json().get("needs").stringValue()).isEqualTo("machine_create");
    }

    @Test
    void hideWhatNobodyExpected() {
        api.control()
                .on(
                        Command.StartMachine.class,
                        _ -> {
                            throw new IllegalStateException("secret of /var/lib/aerophoenix");
                        });

        var reply = api.post("/machines/" + ID + "/start").isProblem(500, "internal");

        assertThat(reply.body()).doesNotContain("secret");
        assertThat(reply.json().get("detail").stringValue())
                .contains(reply.json().get("id").stringValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/nothing",
                "/api/v1",
                "/api/v1/",
                "/api/v2/machines",
                "/",
                "/nothing",
                "/.well-known/nothing",
                "/api/v1/machines/" + "m-01jd8z0k3w6q4x9v2t/nothing"
            })
    void sayThatThereIsNothingAtAPath(String path) {
        api.send(
                        HttpRequest.newBuilder(api.uri(path))
                                .header("Authorization", "Bearer " + api.token()))
                .isProblem(404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "m-",
                "m-01jd8z0k3w6q4x9v2",
                "M-01JD8Z0K3W6Q4X9V2T",
                "m-01jd8z0k3w6q4x9v2t%00",
                "m-01jd8z0k3w6q4x9v2t%2f",
                "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                "%F0%9F%A6%8A",
                "%ff%fe",
                "a;b=c",
                "'",
                "%3Cscript%3E"
            })
    void sayThatThereIsNoMachineOfAnImpossibleId(String id) {
        api.get("/machines/" + id).isProblem(404, "not_found");
        assertThat(api.control().asked()).isEmpty();
    }

    @Test
    void doNotRepeatALongId() {
        var reply = api.get("/machines/" + "x".repeat(3000)).isProblem(404, "not_found");

        assertThat(reply.body()).doesNotContain("xxx");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,    /machines",
        "POST,   /machines",
        "PATCH,  /machines/m-01jd8z0k3w6q4x9v2t",
        "GET,    /machines/m-01jd8z0k3w6q4x9v2t/start",
        "GET,    /apps/shop/machines",
        "DELETE, /regions",
        "POST,   /events"
    })
    void nameTheMethodsThatAPathKnows(String method, String path) {
        var reply = api.send(api.request(path).method(method, BodyPublishers.noBody()));

        reply.isProblem(405, "method_not_allowed");
        assertThat(reply.header("Allow")).isNotEmpty();
    }

    @Test
    void sayWhatIsOffered() {
        api.send(api.request("/machines").header("Accept", "text/html"))
                .isProblem(406, "not_acceptable");
        api.send(api.request("/events").header("Accept", "application/json"))
                .isProblem(406, "not_acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "*"})
    void wantJson(String type) {
        var reply =
                api.send(
                        api.request("/apps/shop/machines")
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofString("{}")));

        assertThat(reply.status()).isIn(400, 415);
        reply.isProblem(
                reply.status(),
                reply.status() == 400 ? "invalid_request" : "unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/apps/shop/machines",
                "/machines/m-01jd8z0k3w6q4x9v2t/start",
                "/sign-in-codes"
            })
    void refuseABodyThatIsTooLarge(String path) {
        api.post(path, "x".repeat(256 * 1024 + 1)).isProblem(413, "payload_too_large");
        assertThat(api.control().asked()).isEmpty();
    }

    @Test
    void refuseABodyThatTurnsOutTooLarge() {
        var bytes = new byte[300 * 1024];

        api.send(
                        api.request("/apps/shop/machines")
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(bytes))))
                .isProblem(413, "payload_too_large");
    }

    @Test
    void takeABodyUpToTheLimit() {
        var padded = "{" + " ".repeat(256 * 1024 - 2) + "}";

        api.post("/apps/shop/machines", padded)
                .isProblem(400, "invalid_request")
                .faults("name", "driver");
    }

    @Test
    void comeWithoutBodyForHead() {
        api.control()
                .on(
                        Query.GetMachine.class,
                        _ -> Answer.refused(ErrorCode.NOT_FOUND, "there is none"));

        var reply = api.send(api.request("/machines/" + ID).HEAD());

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).isEmpty();
    }
}
