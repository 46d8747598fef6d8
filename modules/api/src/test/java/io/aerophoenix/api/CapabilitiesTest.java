package io.aerophoenix.api;

import static io.aerophoenix.api.Samples.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.security.Capability;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(WithRunningApi.class)
class CapabilitiesTest {
    private final RunningApi api;

    CapabilitiesTest(RunningApi api) {
        this.api = api;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | start    |                                       | MACHINE_CREATE",
                "POST   | cordon   |                                       | MACHINE_CREATE",
                "POST   | uncordon |                                       | MACHINE_CREATE",
                "POST   | readmit  |                                       | MACHINE_CREATE",
                "DELETE | ?force=true |                                    | MACHINE_DESTROY",
                "GET    | lease    |                                       | MACHINE_READ",
                "POST   | lease    | {\"reason\":\"x\",\"ttlSeconds\":30}  | MACHINE_CREATE",
                "DELETE | lease    |                                       | MACHINE_CREATE",
                "DELETE | lease?force=true&reason=x |                      | MACHINE_DESTROY",
                "PUT    | config   | {\"spec\":{\"name\":\"a\",\"driver\":\"b\"}} | MACHINE_CREATE",
                "GET    | configs  |                                       | MACHINE_READ",
                "POST   | rollback | {\"version\":1}                       | MACHINE_CREATE",
                "PATCH  | metadata | {\"a\":\"b\"}                         | MACHINE_CREATE",
                "GET    | health   |                                       | MACHINE_READ",
                "POST   | signal   | {\"signal\":\"SIGHUP\"}               | MACHINE_CREATE",
                "POST   | exec     | {\"command\":[\"ls\"]}                | MACHINE_CREATE"
            })
    void areNamedToWhomeverLacksThem(String method, String path, String body, Capability needed) {
        var text = body == null ? "" : body;
        var request =
                HttpRequest.newBuilder(
                                api.uri(("/api/v1/machines/" + ID + "/" + path).replace("/?", "?")))
                        .header("Authorization", "Bearer " + api.token(another(needed)))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(text));

        var reply =
                api.send(
                        path.equals("lease") && method.equals("DELETE")
                                ? request.header("Machine-Lease-Nonce", "n0nce")
                                : request);

        reply.isProblem(403, "forbidden");
        assertThat(reply.json().get("needs").stringValue()).isEqualTo(needed.word());
    }

    /// One that does not bring the needed one along, as some do.
    private static Capability another(Capability needed) {
        return switch (needed) {
            case MACHINE_READ -> Capability.SCALING_READ;
            case MACHINE_DESTROY -> Capability.MACHINE_CREATE;
            default -> Capability.MACHINE_DESTROY;
        };
    }
}
