package io.aerophoenix.api;

import static io.aerophoenix.api.Samples.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.Command;
import io.aerophoenix.control.Command.CreatedMachine;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineSpec;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(WithRunningApi.class)
class HealthChecksTest {
    private static final String WHOLE =
            """
            [{"name":"web","kind":"http","port":8080,"method":"HEAD","path":"/healthz?deep=1","headers":{"Accept":"*/*"},\
            "intervalSeconds":60,"timeoutSeconds":30,"graceSeconds":0,"failures":100,"successes":2,"then":"restart"},\
            {"name":"db","kind":"tcp","port":5432,\
            "intervalSeconds":10,"timeoutSeconds":2,"graceSeconds":5,"failures":3,"successes":1,"then":"report"},\
            {"name":"own","kind":"exec","command":["pg_isready","-q"],\
            "intervalSeconds":10,"timeoutSeconds":2,"graceSeconds":5,"failures":3,"successes":1,"then":"report"}]\
            """;

    private final RunningApi api;

    HealthChecksTest(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void letTheDoorCreate() {
        api.control()
                .on(
                        Command.CreateMachine.class,
                        command ->
                                new Answer.Done<>(new CreatedMachine(with(command.spec()), false)));
    }

    @Test
    void areTakenAndAnsweredInTheSameWords() {
        var reply = create(WHOLE);

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.json().get("spec").get("checks")).hasToString(WHOLE);
        assertThat(asked().getFirst())
                .isEqualTo(
                        new HealthCheck(
                                "web",
                                new HealthCheck.Http(
                                        8080, "HEAD", "/healthz?deep=1", Map.of("Accept", "*/*")),
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(30),
                                Duration.ZERO,
                                100,
                                2,
                                HealthCheck.Then.RESTART));
    }

    @Test
    void haveDefaultsForWhatIsNotSaid() {
        create(
                """
                [{"name":"web","kind":"http","port":1},
                 {"name":"db","kind":"tcp","port":65535,"intervalSeconds":1,"then":null}]
                """);

        assertThat(asked())
                .containsExactly(
                        check("web", new HealthCheck.Http(1, "GET", "/", Map.of()), 10, 2),
                        check("db", new HealthCheck.Tcp(65_535), 1, 1));
    }

    private static HealthCheck check(String name, HealthCheck.Probe probe, int every, int within) {
        return new HealthCheck(
                name,
                probe,
                Duration.ofSeconds(every),
                Duration.ofSeconds(within),
                HealthCheck.DEFAULT_GRACE,
                HealthCheck.DEFAULT_FAILURES,
                HealthCheck.DEFAULT_SUCCESSES,
                HealthCheck.Then.REPORT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                     | name,kind",
                "{\"name\":\"No!\",\"kind\":\"tcp\",\"port\":1}         | name",
                "{\"name\":\"a\",\"kind\":\"udp\",\"port\":1}           | kind",
                "{\"name\":\"a\",\"kind\":\"tcp\"}                      | port",
                "{\"name\":\"a\",\"kind\":\"tcp\",\"port\":0}           | port",
                "{\"name\":\"a\",\"kind\":\"tcp\",\"port\":65536}       | port",
                "{\"name\":\"a\",\"kind\":\"tcp\",\"port\":1,\"path\":\"/\"}  | path",
                "{\"name\":\"a\",\"kind\":\"http\",\"port\":1,\"path\":\"x\"} | path",
                "{\"name\":\"a\",\"kind\":\"http\",\"port\":1,\"path\":\"/a b\"} | path",
                "{\"name\":\"a\",\"kind\":\"http\",\"port\":1,\"path\":\"/a#b\"} | path",
                "{\"name\":\"a\",\"kind\":\"http\",\"port\":1,\"method\":\"POST\"} | method",
                "{\"name\":\"a\",\"kind\":\"http\",\"port\":1,\"headers\":{\"a b\":\"\",\"c\":\"d\\r\\ne\",\"f\":7}} | headers.a b,headers.c,headers.f",
                "{\"name\":\"a\",\"kind\":\"http\",\"port\":1,\"command\":[\"x\"]} | command",
                "{\"name\":\"a\",\"kind\":\"exec\"}                     | command",
                "{\"name\":\"a\",\"kind\":\"exec\",\"command\":[]}      | command",
                "{\"name\":\"a\",\"kind\":\"exec\",\"command\":[1]}     | command[0]",
                "{\"name\":\"a\",\"kind\":\"exec\",\"command\":[\"x\"],\"port\":1} | port",
                "{\"name\":\"a\",\"kind\":\"tcp\",\"port\":1,\"intervalSeconds\":0}    | intervalSeconds",
                "{\"name\":\"a\",\"kind\":\"tcp\",\"port\":1,\"intervalSeconds\":3601} | intervalSeconds",
                "{\"name\":\"a\",\"kind\":\"tcp\",\"port\":1,\"timeoutSeconds\":11}    | timeoutSeconds",
                "{\"name\":\"a\",\"kind\":\"tcp\",\"port\":1,\"timeoutSeconds\":0}     | timeoutSeconds",
                "{\"name\":\"a\",\"kind\":\"tcp\",\"port\":1,\"graceSeconds\":-1}      | graceSeconds",
                "{\"name\":\"a\",\"kind\":\"tcp\",\"port\":1,\"failures\":0,\"successes\":101} | failures,successes",
                "{\"name\":\"a\",\"kind\":\"tcp\",\"port\":1,\"then\":\"stop\"}        | then",
                "{\"name\":\"a\",\"kind\":\"tcp\",\"port\":1,\"colour\":\"blue\"}      | colour"
            })
    void areRefusedWhereTheyAreNone(String check, String fields) {
        var paths = List.of(fields.split(",", -1)).stream().map(it -> "checks[0]." + it);

        create("[" + check + "]")
                .isProblem(400, "invalid_request")
                .faults(paths.toArray(String[]::new));
        assertThat(api.control().asked()).isEmpty();
    }

    @Test
    void haveNamesOfTheirOwn() {
        create(
                        """
                        [{"name":"a","kind":"tcp","port":1},7,{"name":"a","kind":"tcp","port":2}]
                        """)
                .isProblem(400, "invalid_request")
                .faults("checks[1]", "checks[2].name");
    }

    @Test
    void areTenAtMost() {
        var many = String.join(",", Collections.nCopies(11, "{}"));

        create("[" + many + "]").isProblem(400, "invalid_request").faults("checks");
        create("{}").isProblem(400, "invalid_request").faults("checks");
    }

    private Reply create(String checks) {
        return api.post(
                "/apps/shop/machines",
                "{\"name\":\"web-1\",\"driver\":\"process\",\"checks\":" + checks + "}");
    }

    private List<HealthCheck> asked() {
        return ((Command.CreateMachine) api.control().last().request()).spec().checks();
    }

    private static Machine with(MachineSpec spec) {
        return new Machine(
                RUNNING.id(),
                RUNNING.app(),
                RUNNING.region(),
                spec,
                RUNNING.createdAt(),
                RUNNING.creationDigest(),
                RUNNING.status());
    }
}
