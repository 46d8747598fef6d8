package io.aerophoenix.api;

import static io.aerophoenix.api.Samples.ID;
import static io.aerophoenix.api.Samples.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.MachineState;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Waits for machines, over HTTP.
@ExtendWith(WithRunningApi.class)
class WaitsTest {
    private static final String WAIT = "/machines/" + ID + "/wait";

    private final RunningApi api;

    WaitsTest(RunningApi api) {
        this.api = api;
    }

    private void script() {
        api.control()
                .done(Query.AwaitState.class, new Query.Awaited(RUNNING, MachineState.STOPPED, 2));
    }

    @Test
    void areForStates() {
        script();

        var reply = api.get(WAIT + "?state=running,stopped&timeout=5");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(api.control().last().request())
                .isEqualTo(
                        new Query.AwaitState(
                                ID,
                                Set.of(MachineState.RUNNING, MachineState.STOPPED),
                                Duration.ofSeconds(5)));
    }

    @Test
    void tellTheStateThatMetThemBesideTheMachineAsItStands() {
        script();

        var reply = api.get(WAIT + "?state=stopped&since=1").json();

        assertThat(reply.path("state").stringValue("")).isEqualTo("stopped");
        assertThat(reply.path("version").longValue()).isEqualTo(2);
        assertThat(reply.path("machine").path("state").stringValue("")).isEqualTo("running");
        assertThat(api.control().last().request())
                .isEqualTo(
                        new Query.AwaitState(
                                ID,
                                Set.of(MachineState.STOPPED),
                                false,
                                1L,
                                Duration.ofSeconds(30)));
    }

    @Test
    void areForAMachineToSettleAmongOthers() {
        script();

        api.get(WAIT + "?state=settled,starting&timeout=0");

        assertThat(api.control().last().request())
                .isEqualTo(
                        new Query.AwaitState(
                                ID, Set.of(MachineState.STARTING), true, null, Duration.ZERO));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?timeout=301               | state,timeout",
                "?state=                    | state",
                "?state=started             | state",
                "?state=running,            | state",
                "?state=Settled             | state",
                "?state=running&since=x     | since",
                "?state=running&since=-1    | since",
                "?state=running&version=3   | version",
                "?state=running&state=settled | state"
            })
    void sayWhatIsWrongWithThem(String query, String fields) {
        api.get(WAIT + query).isProblem(400, "invalid_request").faults(fields.split(",", -1));
        assertThat(api.control().asked()).isEmpty();
    }

    @Test
    void endInATimeout() {
        api.control().on(Query.AwaitState.class, _ -> Answer.refused(ErrorCode.TIMEOUT, "not yet"));

        api.get(WAIT + "?state=settled").isProblem(504, "timeout");
    }
}
