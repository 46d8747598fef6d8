package io.aerophoenix.fly.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.fleet.VolumeId;
import io.aerophoenix.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConfigTest {
    private static final MachineName WEB = new MachineName("web");
    private static final VolumeId VOLUME = new VolumeId("vol_8z0k3w6q4x9v2t1d");

    private static JsonNode json(String text) {
        return Json.tree(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MachineSpec read(String config) {
        return read(json(config));
    }

    private static MachineSpec read(JsonNode config) {
        return new ConfigReader(
                        ConfigFields.of(config), _ -> new ConfigMounts.Found(VOLUME, "data"))
                .read(WEB, "process");
    }

    /// With a command, where a config is about something else.
    private static MachineSpec running(String more) {
        return read("{\"init\":{\"exec\":[\"a\"]},%s}".formatted(more));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"init\":{\"exec\":[\"a\",\"b\"]}} | a b",
                "{\"init\":{\"exec\":[\"a\"],\"entrypoint\":[\"x\"],\"cmd\":[\"y\"]}} | a",
                "{\"init\":{\"entrypoint\":[\"a\",\"b\"],\"cmd\":[\"c\"]}} | a b c",
                "{\"init\":{\"entrypoint\":[\"a\"]}} | a",
                "{\"init\":{\"cmd\":[\"a\",\"b\"]}} | a b",
                "{\"init\":{},\"processes\":[{\"exec\":[\"a\"]}]} | a",
                "{\"init\":null,\"processes\":[{\"entrypoint\":[\"a\"],\"cmd\":[\"b\"]}]} | a b",
                "{\"init\":{\"exec\":[\"a\"]},\"processes\":[{\"cmd\":[\"b\"]}]} | a",
            })
    void saysWhatIsToBeRun(String config, String command) {
        assertThat(read(config).command()).isEqualTo(List.of(command.split(" ")));
    }

    @Test
    void putsTheVariablesOfTheProcessOverThoseOfTheMachine() {
        var config =
                "{\"env\":{\"A\":\"1\",\"B\":\"2\"},\"processes\":[{\"cmd\":[\"a\"],\"env\":{\"B\":\"3\"}}]}";

        var spec = read(config);

        assertThat(spec.env()).isEqualTo(Map.of("A", "1", "B", "3"));
        assertThat(ConfigWriter.write(spec).path("env").toString())
                .isEqualTo("{\"A\":\"1\",\"B\":\"2\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"x\":1 | 1 | 256",
                "\"guest\":{\"cpus\":4} | 4 | 256",
                "\"guest\":{\"cpu_kind\":\"performance\",\"cpus\":2,\"memory_mb\":4096} | 2 | 4096",
                "\"size\":\"shared-cpu-4x\" | 4 | 1024",
                "\"size\":\"performance-2x\" | 2 | 4096",
                "\"size\":\"performance-2x\",\"guest\":{\"memory_mb\":8192} | 2 | 8192",
                "\"size\":\"enormous\" | 1 | 256",
            })
    void saysHowLargeAMachineIs(String more, double cpus, long memoryMb) {
        assertThat(running(more).resources()).isEqualTo(new Resources(cpus, memoryMb));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"x\":1 | on-failure | 10",
                "\"restart\":{} | on-failure | 10",
                "\"restart\":{\"policy\":\"on-failure\",\"max_retries\":3} | on-failure | 3",
                "\"restart\":{\"policy\":\"always\",\"max_retries\":3} | always | 0",
                "\"restart\":{\"policy\":\"no\"} | never | 10",
            })
    void saysWhenAWorkloadIsStartedAgain(String more, String mode, int retries) {
        assertThat(running(more).restart())
                .isEqualTo(
                        new RestartPolicy(RestartPolicy.Mode.ofWord(mode).orElseThrow(), retries));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"x\":1 | SIGINT | 5",
                "\"stop_config\":{\"signal\":\"SIGTERM\"} | SIGTERM | 5",
                "\"stop_config\":{\"timeout\":\"1m\"} | SIGINT | 60",
                "\"stop_config\":{\"signal\":\"SIGQUIT\",\"timeout\":30000000000} | SIGQUIT | 30",
            })
    void saysHowAWorkloadIsStopped(String more, String signal, long seconds) {
        assertThat(running(more).stop())
                .isEqualTo(new StopPolicy(signal, Duration.ofSeconds(seconds)));
    }

    @Test
    void hasTheChecksOfTheMachineAndOfItsServices() {
        var spec =
                running(
                        """
                        "checks":{"Is Alive":{"type":"tcp","port":80,"interval":"15s","timeout":"3s","grace_period":"1m"},
                        "is_alive":{"type":"http","port":81,"path":"/up","method":"head","headers":[{"name":"Host","values":["a","b"]}]}},
                        "services":[{"internal_port":82,"checks":[{"type":"http"},{"type":"tcp","port":83}]}]
                        """);

        assertThat(spec.checks())
                .extracting(HealthCheck::name)
                .containsExactly(
                        "is-alive",
                        "is-alive-2",
                        "servicecheck-00-http-82",
                        "servicecheck-00-tcp-83");
        assertThat(spec.checks())
                .extracting(HealthCheck::probe)
                .containsExactly(
                        new HealthCheck.Tcp(80),
                        new HealthCheck.Http(81, "HEAD", "/up", Map.of("Host", "a, b")),
                        new HealthCheck.Http(82, "GET", "/", Map.of()),
                        new HealthCheck.Tcp(83));
        assertThat(spec.checks().getFirst().interval()).isEqualTo(Duration.ofSeconds(15));
        assertThat(spec.checks().getFirst().timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(spec.checks().getFirst().grace()).isEqualTo(Duration.ofMinutes(1));
        assertThat(ConfigWriter.checkNames(spec))
                .containsEntry("is-alive", "Is Alive")
                .containsEntry("is-alive-2", "is_alive");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"http\",\"port\":80,\"protocol\":\"https\"}",
                "{\"type\":\"http\",\"port\":80,\"method\":\"POST\"}",
                "{\"type\":\"tcp\"}",
                "{\"type\":\"tcp\",\"port\":70000}",
                "{\"type\":\"tcp\",\"port\":80,\"interval\":\"2h\"}",
                "{\"type\":\"script\",\"port\":80}",
                "{\"port\":80}"
            })
    void keepsAndDoesNotTryWhatTheRegionCannotTry(String check) {
        var spec = running("\"checks\":{\"c\":%s}".formatted(check));

        assertThat(spec.checks()).isEmpty();
        assertThat(ConfigWriter.write(spec).at("/checks/c")).isEqualTo(json(check));
    }

    @Test
    void triesAtMostTenChecksAndNoneTooOften() {
        var checks = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            checks.append(
                    "%s\"c%d\":{\"type\":\"tcp\",\"port\":80,\"interval\":\"100ms\",\"timeout\":\"9s\"}"
                            .formatted(i == 0 ? "" : ",", i));
        }

        var spec = running("\"checks\":{%s}".formatted(checks));

        assertThat(spec.checks()).hasSize(10);
        assertThat(spec.checks().getFirst().interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(spec.checks().getFirst().timeout()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void hasWhatIsSentBackAsItWasButForDefaultsAndOneWayOfWriting() {
        var random = new RandomConfigs(20_261_125);
        for (int i = 0; i < 2_000; i++) {
            var sent = random.next();

            var written = ConfigWriter.write(read(sent));

            assertThat(sentAgain(written))
                    .as("of %s", sent)
                    .isEqualTo(sentAgain(RandomConfigs.expected(sent)));
            // What comes back can be sent again, and is the same machine.
            assertThat(read(written).withAnnexes(Map.of()))
                    .as("of %s", sent)
                    .isEqualTo(read(sent).withAnnexes(Map.of()));
        }
    }

    private static JsonNode sentAgain(JsonNode config) {
        return json(config.toString());
    }

    @Test
    void followsLabelsThatWereChangedElsewhere() {
        var spec = running("\"metadata\":{\"a\":\"1\"}").withMetadata(Map.of("b", "2"));

        assertThat(ConfigWriter.write(spec).path("metadata").toString()).isEqualTo("{\"b\":\"2\"}");
    }

    @Test
    void followsASpecThatWasChangedElsewhere() {
        var config =
                """
                {"image":"nginx","size":"shared-cpu-2x","env":{"A":"1"},"schedule":"daily",
                "processes":[{"cmd":["a"],"env":{"B":"2"}}],"init":{"tty":true},
                "restart":{"policy":"on-failure","max_retries":3},"stop_config":{"timeout":"9s"},
                "checks":{"Up":{"type":"tcp","port":80}},
                "services":[{"internal_port":80,"checks":[{"type":"tcp"}]}],
                "mounts":[{"volume":"data","path":"/data"}]}
                """;
        var given = read(config);
        var changed =
                new MachineSpec(
                        WEB,
                        "process",
                        List.of("b"),
                        Map.of("C", "3"),
                        null,
                        new Resources(4, 64),
                        RestartPolicy.NEVER,
                        StopPolicy.DEFAULT,
                        Map.of(),
                        given.checks().subList(0, 1),
                        List.of(),
                        given.annexes());

        assertThat(sentAgain(ConfigWriter.write(changed)))
                .isEqualTo(
                        json(
                                """
                                {"image":"nginx","env":{"C":"3"},"schedule":"daily","metadata":{},
                                "init":{"tty":true,"exec":["b"]},"guest":{"cpu_kind":"shared","cpus":4,"memory_mb":64},
                                "restart":{"policy":"no"},"stop_config":{"signal":"SIGTERM","timeout":"10s"},
                                "checks":{"up":{"type":"tcp","port":80,"interval":"10s","timeout":"2s","grace_period":"5s"}},
                                "services":[{"internal_port":80}]}
                                """));
        assertThat(ConfigWriter.checkNames(changed)).containsExactly(Map.entry("up", "up"));
    }

    @Test
    void isMadeOfASpecThatNobodyHereHasWritten() {
        var check =
                new HealthCheck(
                        "up",
                        new HealthCheck.Http(80, "GET", "/", Map.of("Host", "a")),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        3,
                        1,
                        HealthCheck.Then.REPORT);
        var spec =
                new MachineSpec(
                        WEB,
                        "process",
                        List.of("a", "b"),
                        Map.of("A", "1"),
                        null,
                        new Resources(1.5, 100),
                        new RestartPolicy(RestartPolicy.Mode.ALWAYS, 0),
                        new StopPolicy("SIGTERM", Duration.ofSeconds(90)),
                        Map.of("b", "2"),
                        List.of(check));

        var config = ConfigWriter.write(spec);

        assertThat(sentAgain(config))
                .isEqualTo(
                        json(
                                """
                                {"init":{"exec":["a","b"]},"stop_config":{"signal":"SIGTERM","timeout":"1m30s"},
                                "checks":{"up":{"type":"http","interval":"10s","timeout":"2s","grace_period":"5s","port":80,
                                "method":"GET","path":"/","headers":[{"name":"Host","values":["a"]}]}},
                                "env":{"A":"1"},"metadata":{"b":"2"},
                                "guest":{"cpu_kind":"shared","cpus":2,"memory_mb":100},"restart":{"policy":"always"}}
                                """));
        assertThat(ConfigWriter.image(spec)).isEmpty();
        assertThat(read(config).checks()).isEqualTo(spec.checks());
        assertThat(read(config).stop()).isEqualTo(spec.stop());
        assertThat(read(config).restart()).isEqualTo(spec.restart());
    }
}
