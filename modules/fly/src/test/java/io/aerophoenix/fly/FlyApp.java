package io.aerophoenix.fly;

import io.aerophoenix.control.Command;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// An app of a test's own, and the paths of its machines.
record FlyApp(RunningFly fly, String name, FlyClient client) {
    /// What every machine of a test says at least.
    static final String CONFIG = "{\"image\":\"nginx:1.27\",\"init\":{\"exec\":[\"serve\"]}}";

    static FlyApp of(RunningFly fly) {
        return new FlyApp(fly, fly.freshApp(), fly.go());
    }

    FlyApp as(FlyClient other) {
        return new FlyApp(fly, name, other);
    }

    String machines() {
        return "/apps/%s/machines".formatted(name);
    }

    /// The path of a machine, by the answer that shows it.
    String path(JsonNode machine) {
        return machines() + "/" + machine.path("id").stringValue();
    }

    String path(Machine machine) {
        return machines() + "/" + machine.id();
    }

    FlyReply create(String body) {
        return client.post(machines(), body);
    }

    /// The path of a new machine that runs.
    String started(String name) {
        return path(
                create("{\"name\":\"%s\",\"config\":%s}".formatted(name, CONFIG)).is(200).json());
    }

    /// The path of a new machine that was never started.
    String created(String name) {
        return path(
                create(
                                "{\"name\":\"%s\",\"skip_launch\":true,\"config\":%s}"
                                        .formatted(name, CONFIG))
                        .is(200)
                        .json());
    }

    /// The path of a new machine with this in its metadata, such as `"sim.boot":"5s"`.
    FlyReply createWith(String name, String metadata) {
        return create(
                "{\"name\":\"%s\",\"config\":{\"init\":{\"exec\":[\"serve\"]},\"metadata\":{%s}}}"
                        .formatted(name, metadata));
    }

    /// A machine that was made through another face.
    Machine foreign(String machine, String driver, String... command) {
        var spec =
                new MachineSpec(
                        new MachineName(machine),
                        driver,
                        List.of(command),
                        Map.of("B", "2"),
                        null,
                        new Resources(0.5, 64),
                        new RestartPolicy(RestartPolicy.Mode.ON_FAILURE, 3),
                        StopPolicy.DEFAULT,
                        Map.of("team", "blue"),
                        List.of());
        var creation =
                new Command.CreateMachine(
                        new AppName(name), null, spec, Command.AfterCreation.START, null);
        return fly.ask(creation).machine();
    }

    static MachineId id(String path) {
        return new MachineId(path.substring(path.lastIndexOf('/') + 1));
    }

    String state(String path) {
        return client.get(path).is(200).text("/state");
    }
}
