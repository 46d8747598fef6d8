package io.aerophoenix.simulator;

import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import java.util.List;
import java.util.Map;

/// Specs of machines of one processor.
final class Specs {
    static final Resources SIZE = new Resources(1, 256);
    static final MachineSpec PLAIN = with(Map.of());

    private Specs() {}

    /// What it says about its simulation stands in its metadata.
    static MachineSpec with(Map<String, String> metadata) {
        return of(SIZE, Map.of(), metadata);
    }

    static MachineSpec with(String key, String value) {
        return with(Map.of(key, value));
    }

    static MachineSpec of(Resources size, Map<String, String> env, Map<String, String> metadata) {
        return new MachineSpec(
                new MachineName("worker"),
                "simulator",
                List.of(),
                env,
                null,
                size,
                RestartPolicy.NEVER,
                StopPolicy.DEFAULT,
                metadata,
                List.of());
    }
}
