package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.Query;
import io.aerophoenix.control.WorkloadCommand;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.lifecycle.Execution;
import io.aerophoenix.lifecycle.MachineDriver;
import io.aerophoenix.security.Capability;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(WithRunningFly.class)
class MachineWorkloadTest {
    private final RunningFly fly;
    private final FlyApp app;
    private final FlyClient go;

    MachineWorkloadTest(RunningFly fly) {
        this.fly = fly;
        this.app = FlyApp.of(fly);
        this.go = fly.go();
    }

    @Test
    void runsCommandsBesideARealWorkload() {
        var path = app.path(app.foreign("web", "process", "sleep", "600"));
        try {
            var line =
                    go.post(
                                    path + "/exec",
                                    "{\"cmd\":\"printf '%s' 'one two'\",\"timeout\":30,\"machine\":true}")
                            .is(200);
            var words =
                    fly.js()
                            .post(
                                    path + "/exec",
                                    "{\"command\":[\"sh\",\"-c\",\"cat; echo no >&2; exit 3\"],\"stdin\":\"in\",\"timeout\":30}")
                            .is(200);
            var killed =
                    go.post(
                                    path + "/exec",
                                    "{\"command\":[\"sh\",\"-c\",\"kill -KILL $$\"],\"timeout\":30}")
                            .is(200);

            Documents.check("ExecResponse", line.json());
            assertThat(line.body())
                    .isEqualTo(
                            "{\"exit_code\":0,\"exit_signal\":0,\"stdout\":\"one two\",\"stderr\":\"\"}");
            assertThat(words.json().path("exit_code").intValue()).isEqualTo(3);
            assertThat(words.text("/stdout")).isEqualTo("in");
            assertThat(words.text("/stderr")).isEqualTo("no\n");
            assertThat(killed.json().path("exit_signal").intValue()).isEqualTo(9);
            assertThat(killed.json().path("exit_code").intValue()).isEqualTo(137);
            var processes = go.get(path + "/ps").is(200).json();
            Documents.check("[ProcessStat]", processes);
            assertThat(processes.valueStream().map(it -> it.path("command").stringValue()))
                    .anyMatch(command -> command.contains("sleep 600"));
            go.post(path + "/exec", "{\"command\":[\"sleep\",\"60\"],\"timeout\":1}")
                    .isError(408, "deadline_exceeded: the command had not ended after 1 s");
            go.post(path + "/exec", "{\"cmd\":\"/no/such/program\"}")
                    .isError(400, "failed_precondition: ");
        } finally {
            go.delete(path + "?force=true").is(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | command: is required",
                "{\"cmd\":\"  \"} | command: is required",
                "{\"command\":[]} | command: is required",
                "{\"cmd\":\"echo 'a\"} | cmd: has a quote or a backslash without",
                "{\"cmd\":[\"ls\"]} | json: cannot unmarshal array into cmd of type string",
                "{\"command\":\"ls\"} | json: cannot unmarshal string into command of type list",
                "{\"cmd\":\"ls\",\"timeout\":301} | timeout: must be a whole number from 0 to 300",
                "{\"cmd\":\"ls\",\"timeout\":\"3s\"} | json: cannot unmarshal string into timeout of type integer",
                "{\"cmd\":\"ls\",\"stdin\":7} | json: cannot unmarshal number into stdin of type string",
                "{\"cmd\":\"ls\"} | failed_precondition: a simulated machine has no compute",
            })
    void saysWhatIsWrongWithACommand(String body, String text) {
        go.post(app.started("web") + "/exec", body).isError(400, text);
    }

    @Test
    void saysThatTheInputIsTooLong() {
        var body = "{\"cmd\":\"cat\",\"stdin\":\"%s\"}".formatted("x".repeat(256 * 1024 + 1));

        go.post(app.started("web") + "/exec", body)
                .isError(400, "stdin: must have 256 KiB at most");
    }

    @Test
    void runsNoCommandWhereNothingRunsOrNobodyMay() {
        var path = app.created("web");
        var body = "{\"cmd\":\"ls\"}";

        go.post(path + "/exec", body).isError(412, "failed_precondition: ");
        go.withToken(fly.token(Capability.MACHINE_READ))
                .post(path + "/exec", body)
                .isError(403, "machine_create");
        go.post(path + "/exec").isError(400, "json: cannot unmarshal the request");
        go.post(path + "/start").is(200);
        go.post(path + "/lease?ttl=60").is(201);
        go.post(path + "/exec", body, "fly-machine-lease-nonce", "wrong")
                .isError(409, "lease currently held by ada");
    }

    @Test
    void handsACommandOnAsItWasGiven() {
        fly.control()
                .answer(
                        WorkloadCommand.Execute.class,
                        _ ->
                                new Answer.Done<>(
                                        new Execution.Outcome(0, null, "", "", false, false)));

        go.post(
                        app.started("web") + "/exec",
                        "{\"command\":[\"a\",\" b \"],\"container\":\"c\",\"timeout\":0}")
                .is(200);

        assertThat(fly.control().latest(WorkloadCommand.Execute.class).execution())
                .isEqualTo(new Execution(List.of("a", " b "), "", Execution.DEFAULT_TIMEOUT));
    }

    private static MachineDriver.ProcessUsage process(long pid, String command, double cpus) {
        return new MachineDriver.ProcessUsage(
                pid,
                command,
                "/srv",
                cpus,
                4096,
                Duration.ofSeconds(90),
                Duration.ofMillis(2500),
                List.of(new MachineDriver.ListenSocket("tcp", "127.0.0.1:80")));
    }

    @Test
    void showsProcesses() {
        fly.control()
                .answer(
                        Query.ListProcesses.class,
                        _ ->
                                new Answer.Done<>(
                                        List.of(
                                                process(7, "b", 0.5),
                                                process(3, "c", 0.25),
                                                process(5, "a", 1))));
        var ps = app.started("web") + "/ps";

        var shown = go.get(ps).is(200);

        Documents.check("[ProcessStat]", shown.json());
        assertThat(shown.json().path(0).toString())
                .isEqualTo(
                        "{\"command\":\"c\",\"cpu\":25,\"directory\":\"/srv\",\"listen_sockets\":[{\"address\":\"127.0.0.1:80\",\"proto\":\"tcp\"}],\"pid\":3,\"rss\":4096,\"rtime\":90,\"stime\":2}");
        assertThat(pids(ps + "")).containsExactly(3, 5, 7);
        assertThat(pids(ps + "?sort_by=command")).containsExactly(5, 7, 3);
        assertThat(pids(ps + "?sort_by=cpu&order=desc")).containsExactly(5, 7, 3);
        assertThat(pids(ps + "?sort_by=cpu&order=asc")).containsExactly(3, 7, 5);
        go.get(ps + "?sort_by=beauty")
                .isError(
                        400,
                        "sort_by: must be one of command, cpu, directory, pid, rss, rtime, stime");
        go.get(ps + "?order=up").isError(400, "order: must be asc or desc");
    }

    private List<Integer> pids(String path) {
        return go.get(path)
                .is(200)
                .json()
                .valueStream()
                .map(it -> it.path("pid").intValue())
                .toList();
    }

    @Test
    void showsAndLimitsMemory() {
        var door = fly.control();
        var memory = new Answer.Done<>(new MachineDriver.Memory(256, 200));
        door.answer(Query.GetMemory.class, _ -> memory);
        door.answer(
                WorkloadCommand.LimitMemory.class,
                it -> new Answer.Done<>(new MachineDriver.Memory(it.limitMb(), 100)));
        door.answer(
                WorkloadCommand.ReclaimMemory.class, it -> new Answer.Done<>(it.amountMb() - 1));
        var path = app.started("web") + "/memory";

        var shown = go.get(path).is(200);
        var limited = go.put(path, "{\"limit_mb\":128}").is(200);
        var reclaimed = go.post(path + "/reclaim", "{\"amount_mb\":16}").is(200);

        Documents.check("memoryResponse", shown.json());
        Documents.check("reclaimMemoryResponse", reclaimed.json());
        assertThat(shown.body()).isEqualTo("{\"available_mb\":200,\"limit_mb\":256}");
        assertThat(limited.body()).isEqualTo("{\"available_mb\":100,\"limit_mb\":128}");
        assertThat(reclaimed.body()).isEqualTo("{\"actual_mb\":15}");
    }

    @Test
    void saysWhatIsWrongAboutMemory() {
        var path = app.started("web") + "/memory";
        var reader = go.withToken(fly.token(Capability.MACHINE_READ));

        go.put(path, "{\"limit_mb\":0}").isError(400, "limit_mb: must be a whole number from 1");
        go.put(path, "{}").isError(400, "limit_mb: must be a whole number from 1");
        go.put(path, "{\"limit_mb\":\"1\"}")
                .isError(400, "json: cannot unmarshal string into limit_mb");
        go.post(path + "/reclaim", "{\"amount_mb\":-1}")
                .isError(400, "amount_mb: must be a whole number from 1");
        go.post(path + "/reclaim").isError(400, "json: cannot unmarshal the request");
        reader.put(path, "{\"limit_mb\":1}").isError(403, "machine_create");
        reader.post(path + "/reclaim", "{\"amount_mb\":1}").isError(403, "machine_create");
    }

    @Test
    void saysWhatTheDriverCannotDo() {
        var cannot = Refusal.of(ErrorCode.DRIVER_FAILED, "the driver cannot");
        fly.control().refuse(Query.ListProcesses.class, cannot);
        fly.control().refuse(Query.GetMemory.class, cannot);
        fly.control().refuse(WorkloadCommand.LimitMemory.class, cannot);
        fly.control().refuse(WorkloadCommand.ReclaimMemory.class, cannot);
        var path = app.started("web");

        go.get(path + "/ps").isError(400, "failed_precondition: the driver cannot");
        go.get(path + "/memory").isError(400, "failed_precondition: the driver cannot");
        go.put(path + "/memory", "{\"limit_mb\":1}")
                .isError(400, "failed_precondition: the driver cannot");
        go.post(path + "/memory/reclaim", "{\"amount_mb\":1}")
                .isError(400, "failed_precondition: the driver cannot");
    }
}
