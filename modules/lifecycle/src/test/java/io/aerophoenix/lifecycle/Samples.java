package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.fleet.Transition.Timings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Machines and orders that these tests begin with.
final class Samples {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final RegionCode IAD = new RegionCode("iad");
    static final AppName DEMO = new AppName("demo");

    private Samples() {}

    static MachineSpec spec(String name) {
        return spec(name, RestartPolicy.NEVER);
    }

    static MachineSpec spec(String name, RestartPolicy restart) {
        return new MachineSpec(
                new MachineName(name),
                ScriptedDriver.NAME,
                List.of("run"),
                Map.of("KEY", "value"),
                null,
                new Resources(1, 100),
                restart,
                new StopPolicy("SIGTERM", Duration.ofSeconds(1)),
                Map.of(),
                List.of());
    }

    static MachineId id(String name) {
        return MachineId.derivedFrom(name);
    }

    static Lifecycle.Creation creation(String name, Action... then) {
        return creation(spec(name), then);
    }

    static Lifecycle.Creation creation(MachineSpec spec, Action... then) {
        return new Lifecycle.Creation(
                id(spec.name().value()),
                DEMO,
                IAD,
                spec,
                "digest of " + spec.name(),
                List.of(then),
                "ada");
    }

    static Lifecycle.Order order(Action... actions) {
        return new Lifecycle.Order(List.of(actions), "ada", Cause.REQUEST, null);
    }

    static Machine created(MachineSpec spec) {
        return Objects.requireNonNull(Transitions.create(creation(spec), NOON, NOON).created());
    }

    static Timings timings(Instant at) {
        return new Timings(at, at, at, at, at);
    }
}
