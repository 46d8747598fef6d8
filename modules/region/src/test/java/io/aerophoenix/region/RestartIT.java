package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes on from one life of a region to the next.
@WholeProcess
class RestartIT {
    @Test
    void leavesProcessesRunningAtAnOrderlyStopAndAdoptsThem(@TempDir Path folder) throws Exception {
        try (var region = LivingRegion.in(folder)) {
            region.start();
            var before = create(region, NewMachine.script("clock", "exec sleep 3600"));
            var start = Workloads.startOf(before.pid());

            region.terminate();

            assertThat(region.readyFile()).doesNotExist();
            assertThat(Workloads.isAlive(before.pid())).isTrue();
            region.start();
            var after = region.client().machine(before.id());
            assertThat(after.state()).isEqualTo("running");
            assertThat(after.instance()).isEqualTo(before.instance());
            assertThat(Workloads.startOf(after.pid())).isEqualTo(start);
            assertThat(after.version()).isEqualTo(before.version());
            assertThat(region.client().act(before.id(), "stop").status()).isEqualTo(200);
            assertThat(Workloads.isAlive(before.pid())).isFalse();
        }
    }

    @Test
    void startsAFailedProcessAgainWithBackOffAlsoWhenItWasKilledInBetween(@TempDir Path folder)
            throws Exception {
        try (var region = LivingRegion.in(folder)) {
            region.start();
            var marks = folder.resolve("marks");
            var failing =
                    NewMachine.script("failing", "echo $$ >>%s; exit 3".formatted(marks))
                            .with("restart", Map.of("policy", "on-failure", "maxRetries", 3));
            var id = create(region, failing).id();
            awaitRestarts(region, id, 1);

            region.kill();
            region.start();

            var given = awaitRestarts(region, id, 3);
            assertThat(Objects.requireNonNull(given.lastExit()).code()).isEqualTo(3);
            assertThat(Files.readAllLines(marks)).doesNotHaveDuplicates().hasSize(4);
            assertThat(waitsBeforeRestarts(region, id))
                    .hasSize(3)
                    .satisfies(waits -> {
                        assertThat(waits.get(0)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
                        assertThat(waits.get(1)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
                        assertThat(waits.get(2)).isGreaterThanOrEqualTo(Duration.ofSeconds(4));
                    });
        }
    }

    /// Waits until it has been started again so often, and has failed again.
    private static MachineView awaitRestarts(LivingRegion region, String id, int restarts)
            throws Exception {
        return Until.seen(
                "%d restarts".formatted(restarts),
                () -> region.client().machine(id),
                machine ->
                        machine.restarts() >= restarts
                                && machine.state().equals("stopped")
                                && machine.isAtRest());
    }

    private static List<Duration> waitsBeforeRestarts(LivingRegion region, String id)
            throws Exception {
        var moves = region.client().history(id);
        var waits = new ArrayList<Duration>();
        for (int i = 1; i < moves.size(); i++) {
            if (moves.get(i).cause().equals("restart_policy")
                    && moves.get(i).to().equals("starting")) {
                waits.add(Duration.between(moves.get(i - 1).doneAt(), moves.get(i).doneAt()));
            }
        }
        return waits;
    }

    @Test
    void answersARepeatedCreationWithTheMachineOfAnEarlierLife(@TempDir Path folder)
            throws Exception {
        try (var region = LivingRegion.in(folder)) {
            region.start();
            var wanted = NewMachine.simulated("web-1", Map.of("sim.boot", "1ms"));
            var first = create(region, wanted);
            region.kill();
            region.start();

            var repeat = region.client().create(wanted);
            var other = region.client().create(wanted.with("env", Map.of("A", "B")));

            assertThat(repeat.status()).isEqualTo(201);
            assertThat(repeat.headers().firstValue("Idempotency-Replayed")).contains("true");
            assertThat(repeat.as(MachineView.class).id()).isEqualTo(first.id());
            assertThat(other.status()).isEqualTo(422);
            assertThat(other.code()).isEqualTo("idempotency_conflict");
            assertThat(region.client().machines()).hasSize(1);
        }
    }

    @Test
    void answersARepeatedStopAsInAnEarlierLifeAndLeavesAloneWhatRunsByNow(@TempDir Path folder)
            throws Exception {
        try (var region = LivingRegion.in(folder)) {
            region.start();
            var id = create(region, NewMachine.script("clock", "exec sleep 3600")).id();
            var first = region.client().actOnce(id, "stop", "once").orFail();
            region.kill();
            region.start();
            var running = region.client().act(id, "start").orFail().as(MachineView.class);

            var repeat = region.client().actOnce(id, "stop", "once");
            var other = region.client().actOnce(id, "restart", "once");

            assertThat(repeat.status()).isEqualTo(200);
            assertThat(repeat.text()).isEqualTo(first.text());
            assertThat(other.code()).isEqualTo("idempotency_conflict");
            assertThat(Workloads.isAlive(running.pid())).isTrue();
            assertThat(region.client().machine(id).version()).isEqualTo(running.version());
        }
    }

    @Test
    void tellsAFollowerOfChangesAllThatCameSinceWhateverWasKilledInBetween(@TempDir Path folder)
            throws Exception {
        try (var region = LivingRegion.in(folder)) {
            region.start();
            var id = create(region, NewMachine.simulated("web-1", Map.of("sim.boot", "1ms"))).id();
            var heard = Change.follow(region.client(), 0, change -> change.version() >= 3);
            region.client().act(id, "stop").orFail();
            region.kill();
            region.start();
            region.client().act(id, "start").orFail();
            long version = region.client().machine(id).version();

            heard.addAll(
                    Change.follow(
                            region.client(),
                            heard.getLast().position(),
                            change -> change.version() >= version));

            assertThat(heard).extracting(Change::position).doesNotHaveDuplicates().isSorted();
            assertThat(heard.stream().flatMap(change -> change.moves().stream()))
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, version).boxed().toList());
        }
    }

    private static MachineView create(LivingRegion region, NewMachine wanted) throws Exception {
        return region.client().create(wanted).orFail().as(MachineView.class);
    }
}
