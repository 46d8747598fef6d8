package io.aerophoenix.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.benchmarks.Assignment.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReopeningTest {
    @TempDir private Path folder;
    private Path machines;
    private Payloads payloads;

    @BeforeEach
    void record() throws Exception {
        machines = Files.createDirectory(folder.resolve("machines"));
        payloads = Payloads.record(folder.resolve("region"));
    }

    @Test
    void timesUntilAllActorsHaveRecovered() throws Exception {
        PekkoMachines.prepare(machines, 3, payloads);

        var rows = new ArrayList<Row>();
        Reopening.measure(assignment(Design.PEKKO), rows::addAll);

        assertThat(rows).extracting(Row::metric).containsExactly("all known");
        assertThat(rows.getFirst().value()).isPositive();
    }

    @Test
    void refusesToTimeMachinesThatAreNotThere() throws Exception {
        NaiveMachines.prepare(machines, 2, payloads);

        assertThatThrownBy(() -> Reopening.measure(assignment(Design.NAIVE), _ -> {}))
                .hasMessage("machine 2 is not what it was");
    }

    private Assignment assignment(Design design) {
        return new Assignment(
                Kind.REOPEN, design, machines.toString(), 3, 1, Duration.ZERO, payloads);
    }
}
