package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Refusal;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(WithRunningFly.class)
class WaitTest {
    private final RunningFly fly;
    private final FlyApp app;
    private final FlyClient go;

    WaitTest(RunningFly fly) {
        this.fly = fly;
        this.app = FlyApp.of(fly);
        this.go = fly.go();
    }

    @Test
    void isOverAtOnceWhereItIsSoAlready() {
        var path = app.started("web");
        var machine = go.get(path);

        var reply = go.get(path + "/wait").is(200);

        Documents.check("WaitMachineResponse", reply.json());
        assertThat(reply.json().path("ok").booleanValue()).isTrue();
        assertThat(reply.text("/state")).isEqualTo("started");
        assertThat(reply.text("/version")).isEqualTo(machine.text("/instance_id"));
        assertThat(reply.text("/event_id")).isEqualTo(machine.text("/events/0/id"));
    }

    @Test
    void isOverWhenItBecomesSo() throws Exception {
        var path = app.started("web");
        var wait = waiting(path + "/wait?state=stopped,suspended&timeout=60");

        go.post(path + "/suspend").is(200);

        assertThat(wait.get().is(200).text("/state")).isEqualTo("suspended");
    }

    @ParameterizedTest
    @CsvSource({
        "state=stopped&state=destroyed, stopped",
        "'state=suspended,stopped', stopped",
        "state=settled, stopped",
        "state=started&state=settled, stopped"
    })
    void isForSeveralStates(String query, String state) {
        var path = app.started("web");
        go.post(path + "/stop").is(200);

        assertThat(go.get(path + "/wait?" + query).is(200).text("/state")).isEqualTo(state);
    }

    @Test
    void isForTheEndOfAMachine() throws Exception {
        var path = app.started("web");
        var wait = waiting(path + "/wait?state=destroyed&timeout=60");

        go.delete(path + "?kill=true").is(200);

        assertThat(wait.get().is(200).text("/state")).isEqualTo("destroyed");
        assertThat(go.get(path + "/wait?state=destroyed").is(200).text("/state"))
                .isEqualTo("destroyed");
    }

    private FutureTask<FlyReply> waiting(String path) {
        fly.control().reset();
        var wait = new FutureTask<>(() -> go.get(path));
        Thread.ofVirtual().start(wait);
        Await.until(
                () -> fly.control().asked().stream().anyMatch(Query.AwaitState.class::isInstance));
        return wait;
    }

    @Test
    void tellsFailedFromStopped() {
        var failed = app.path(app.createWith("web", "\"sim.fail\":\"start\"").is(200).json());

        assertThat(go.get(failed + "/wait?state=failed").is(200).text("/state"))
                .isEqualTo("failed");
        go.get(failed + "/wait?state=stopped&timeout=1")
                .isError(408, "machine failed to reach desired state, stopped, currently failed");
    }

    @Test
    void saysWhereTheMachineIsInsteadInTheWordsThatClientsKnow() {
        var path = app.created("web");
        go.post(path + "/start").is(200);
        go.post(path + "/stop").is(200);

        var late = go.get(path + "/wait?state=started&timeout=1");

        late.isError(408, "");
        assertThat(late.text("/error"))
                .isEqualTo("machine failed to reach desired state, started, currently stopped");
    }

    @Test
    void isBoundToAVersionOrALaterOne() {
        var path = app.started("web");
        var first = go.get(path).text("/instance_id");
        var later =
                go.post(path, "{\"config\":{\"init\":{\"exec\":[\"b\"]}}}")
                        .is(200)
                        .text("/instance_id");

        for (var name : new String[] {"version", "instance_id"}) {
            for (var version : new String[] {first, later}) {
                var reply = go.get("%s/wait?%s=%s".formatted(path, name, version)).is(200);
                assertThat(reply.text("/version")).isEqualTo(later);
            }
        }
    }

    @Test
    void beginsAfterAnEvent() {
        var path = app.started("web");
        var event = go.get(path).text("/events/0/id");

        go.get(path + "/wait?timeout=1&from_event_id=" + event)
                .isError(408, "machine failed to reach desired state, started, currently started");
        go.post(path + "/restart").is(200);
        var again = go.get(path + "/wait?timeout=30&from_event_id=" + event).is(200);

        assertThat(again.text("/event_id")).isGreaterThan(event);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeout=0 | WaitMachineRequest.Timeout",
                "timeout=61 | [1s, 1m0s]",
                "timeout=-3 | invalid_argument: invalid WaitMachineRequest.Timeout: value must be inside range [1s, 1m0s]",
                "timeout=soon | timeout: must be a whole number",
                "state=flying | state: must be one of started, stopped, suspended, destroyed, failed, settled",
                "state=starting | state: must be one of started",
                "version=x | version: is none of m-",
                "instance_id=x | instance_id: is none of m-",
                "version=01AN4Z07BY79KA1307SR9X4MV3 | version: is none of m-",
                "from_event_id=x | from_event_id: is none of m-",
            })
    void saysWhatIsWrongWithIt(String query, String text) {
        go.get(app.created("web") + "/wait?" + query).isError(400, text);
    }

    @Test
    void knowsNoVersionThatIsYetToCome() {
        var path = app.created("web");
        var version = go.get(path).text("/instance_id");

        go.get(path + "/wait?version=7" + version.substring(1)).isError(400, "has no such version");
    }

    @Test
    void passesOnWhatTheDoorSays() {
        var path = app.created("web");
        fly.control().refuse(Query.AwaitState.class, Refusal.of(ErrorCode.OVERLOADED, "too much"));

        go.get(path + "/wait").isError(429, "resource_exhausted: too much");
    }
}
