package io.aerophoenix.api;

import static io.aerophoenix.api.Samples.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.Precondition;
import io.aerophoenix.control.Query;
import io.aerophoenix.control.WorkloadCommand.LimitMemory;
import io.aerophoenix.control.WorkloadCommand.ReclaimMemory;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.lifecycle.MachineDriver;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The inside of machines, over HTTP.
@ExtendWith(WithRunningApi.class)
class InsightTest {
    private static final String MEMORY = "/machines/" + ID + "/memory";
    private static final String RECLAIM = MEMORY + "/reclaim";
    private static final String[] HEADERS = {
        "If-Match", "\"3\"", "Machine-Lease-Nonce", "n0nce", "Idempotency-Key", "once"
    };
    private static final Precondition GIVEN = new Precondition(3L, "n0nce", "once");

    private final RunningApi api;

    InsightTest(RunningApi api) {
        this.api = api;
    }

    @Test
    void showsProcesses() {
        var process =
                new MachineDriver.ProcessUsage(
                        4711,
                        "java -jar app.jar",
                        "/srv",
                        0.25,
                        12_345_678,
                        Duration.ofMillis(90_500),
                        Duration.ofMillis(22_625),
                        List.of(new MachineDriver.ListenSocket("tcp6", "[::]:8080")));
        api.control().done(Query.ListProcesses.class, List.of(process));

        assertThat(api.get("/machines/" + ID + "/processes").body())
                .isEqualTo(
                        """
                        {"machine":"m-01jd8z0k3w6q4x9v2t","processes":[{"pid":4711,"command":"java -jar app.jar",\
                        "directory":"/srv","cpus":0.25,"rssBytes":12345678,"runningSeconds":90.5,"cpuSeconds":22.625,\
                        "listening":[{"protocol":"tcp6","address":"[::]:8080"}]}]}\
                        """);
    }

    @Test
    void showsAndSetsTheMemoryThatIsAllowed() {
        api.control().done(Query.GetMemory.class, new MachineDriver.Memory(256, 56));
        api.control().done(LimitMemory.class, new MachineDriver.Memory(300, 100));

        assertThat(api.get(MEMORY).body()).isEqualTo("{\"limitMb\":256,\"availableMb\":56}");
        assertThat(api.send("PUT", MEMORY, "{\"limitMb\":300}", HEADERS).body())
                .isEqualTo("{\"limitMb\":300,\"availableMb\":100}");
        assertThat(api.control().last().request()).isEqualTo(new LimitMemory(ID, 300, GIVEN));
    }

    @Test
    void takesMemoryBack() {
        api.control().done(ReclaimMemory.class, 12L);

        assertThat(api.send("POST", RECLAIM, "{\"amountMb\":50}", HEADERS).body())
                .isEqualTo("{\"reclaimedMb\":12}");
        assertThat(api.control().last().request()).isEqualTo(new ReclaimMemory(ID, 50, GIVEN));
    }

    @Test
    void tellsWhyThereIsNothingToSee() {
        api.control()
                .on(
                        Query.GetMemory.class,
                        _ -> Answer.refused(ErrorCode.DRIVER_FAILED, "no cgroup"));
        api.control()
                .on(
                        Query.ListProcesses.class,
                        _ -> Answer.refused(ErrorCode.NOT_FOUND, "there is none"));

        api.get(MEMORY).isProblem(502, "driver_failed");
        api.get("/machines/" + ID + "/processes").isProblem(404, "not_found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                         | %s",
                "{\"%s\":0}                 | %s",
                "{\"%s\":\"64\"}            | %s",
                "{\"%s\":4194305}           | %s",
                "{\"%s\":1,\"unit\":\"KB\"} | unit"
            })
    void saysWhatIsWrongWithAnAmount(String body, String field) {
        for (var path : List.of(MEMORY, RECLAIM)) {
            var name = path.equals(MEMORY) ? "limitMb" : "amountMb";
            api.send(path.equals(MEMORY) ? "PUT" : "POST", path, body.formatted(name))
                    .isProblem(400, "invalid_request")
                    .faults(field.formatted(name));
        }
        assertThat(api.control().asked()).isEmpty();
    }
}
