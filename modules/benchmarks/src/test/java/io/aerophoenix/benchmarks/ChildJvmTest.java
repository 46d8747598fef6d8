package io.aerophoenix.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.benchmarks.Assignment.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildJvmTest {
    @TempDir private Path folder;

    @Test
    void bringsTheFiguresOfAnotherProcess() throws Exception {
        var machines = Files.createDirectory(folder.resolve("machines"));
        var payloads = Payloads.record(folder.resolve("region"));
        NaiveMachines.prepare(machines, 3, payloads);

        try (var scratch = Scratch.in(folder)) {
            var rows = new ChildJvm().carryOut(assignment(machines, payloads), scratch);

            assertThat(rows).hasSize(1);
            assertThat(rows.getFirst().metric()).isEqualTo("all known");
            assertThat(rows.getFirst().value()).isPositive();
        }
    }

    @Test
    void showsWhatTheOtherProcessSaidWhenItFailed() throws Exception {
        var payloads = Payloads.record(folder.resolve("region"));

        try (var scratch = Scratch.in(folder)) {
            assertThatThrownBy(() ->
                            new ChildJvm()
                                    .carryOut(
                                            assignment(folder.resolve("none"), payloads), scratch))
                    .hasMessageContaining("Unable to open the database file");
        }
    }

    private static Assignment assignment(Path machines, Payloads payloads) {
        return new Assignment(
                Kind.REOPEN, Design.NAIVE, machines.toString(), 3, 1, Duration.ZERO, payloads);
    }
}
