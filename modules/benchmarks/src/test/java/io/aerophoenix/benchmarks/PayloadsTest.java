package io.aerophoenix.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.MachineState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadsTest {
    @TempDir private Path folder;

    @Test
    void areAsLongAsWhatTheRegionWritesAndTellTheState() throws Exception {
        var payloads = Payloads.record(folder);

        assertThat(new String(payloads.all().getFirst(), UTF_8)).contains("\"STOPPING\"");
        assertThat(
                        List.of(
                                MachineState.STOPPING,
                                MachineState.STOPPED,
                                MachineState.STARTING,
                                MachineState.RUNNING))
                .allSatisfy(state -> {
                    assertThat(Payloads.stateOf(payloads.of(state)[0])).isEqualTo(state);
                    assertThat(payloads.of(state).length).isGreaterThan(100);
                });
    }

    @Test
    void markAMachineThatHasNoneAsNew() {
        assertThat(Payloads.stateOf(Payloads.NEW)).isEqualTo(MachineState.CREATED);
    }
}
