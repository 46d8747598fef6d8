package io.aerophoenix.fly.internal;

import io.aerophoenix.control.ConfigurationCommand;
import io.aerophoenix.control.Precondition;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.http.Faults;
import org.jspecify.annotations.Nullable;

/// The whole config of a machine given anew. A machine that does not run is started by it, unless that is to be skipped.
record MachineUpdate(MachineDoor door, @Nullable String nonce) {
    MachineDocument update(Machine machine, ConfigFields body) {
        keepIdentity(machine, body);
        MachineSecrets.check(door, body);
        var spec =
                new ConfigReader(body.within("config"), new MachineVolumes(door))
                        .read(machine.name(), machine.spec().driver());
        var lease = MachineLease.onTheWay(body);
        configure(machine, spec, body.text("current_version"));
        if (!body.on("skip_launch")) {
            launch(door.find(machine.id()));
        }
        if (body.on("skip_service_registration")) {
            door.ask(
                    machine.id(),
                    new ConfigurationCommand.CordonMachine(machine.id(), given(null)));
        }
        var held = lease == null ? null : leased(lease, machine);
        return new MachineView(door).whole(door.find(machine.id()), held);
    }

    private static void keepIdentity(Machine machine, ConfigFields body) {
        var name = body.text("name", machine.name().value());
        if (!name.equals(machine.name().value())) {
            throw Faults.refusal(
                    "name",
                    "a machine keeps its name, which is %s; leave it out"
                            .formatted(machine.name()));
        }
        var region = body.text("region", machine.region().value());
        if (!region.equals(machine.region().value())) {
            throw Faults.refusal(
                    "region",
                    "a machine stays in its region, which is %s; leave it out"
                            .formatted(machine.region()));
        }
    }

    private void configure(Machine machine, MachineSpec spec, @Nullable String expected) {
        var answer =
                new MachineExpectation(door, "current_version", expected)
                        .hold(
                                machine,
                                version ->
                                        new ConfigurationCommand.UpdateMachine(
                                                machine.id(), spec, given(version)));
        if (answer instanceof Answer.Refused<Machine>(var refusal)
                && !MachineStart.goesOn(refusal)) {
            throw MachineDoor.refused(machine.id(), refusal);
        }
    }

    private void launch(Machine machine) {
        boolean down =
                machine.state() == MachineState.CREATED
                        || machine.state() == MachineState.STOPPED
                        || machine.state() == MachineState.SUSPENDED;
        if (down && machine.status().operation() == null) {
            new MachineStart(door, given(null)).start(machine);
        }
    }

    private String leased(MachineLease lease, Machine machine) {
        if (nonce == null) {
            return lease.acquire(door, machine);
        }
        lease.renew(door, machine, nonce);
        return nonce;
    }

    private Precondition given(@Nullable Long version) {
        return new Precondition(version, nonce);
    }
}
