package io.aerophoenix.console;

import io.aerophoenix.control.AppCommand;
import io.aerophoenix.control.Command;
import io.aerophoenix.control.ConfigurationCommand;
import io.aerophoenix.control.LeaseCommand;
import io.aerophoenix.control.RegionCommand;
import io.aerophoenix.control.SecretCommand;
import io.aerophoenix.control.VolumeCommand;
import io.aerophoenix.control.WorkloadCommand;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Configuration;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Note;
import java.util.HashMap;

/// Does to a [FakeRegion] what is asked of it, at once.
final class FakeCommands {
    private final FakeRegion region;

    FakeCommands(FakeRegion region) {
        this.region = region;
    }

    Answer<?> carryOut(Command<?> command) {
        return switch (command) {
            case Command.MachineCommand act -> act(act);
            case ConfigurationCommand configure -> configure(configure);
            case LeaseCommand.BreakLease(var id, var reason, _) -> {
                region.endLease(id, "lease broken: " + reason);
                yield machine(id);
            }
            case WorkloadCommand.SendSignal(var id, var signal, _) -> {
                region.note(id, Note.Kind.SIGNALLED, signal + " sent");
                yield machine(id);
            }
            case WorkloadCommand.Execute(var id, var execution, _) -> {
                region.note(
                        id,
                        Note.Kind.EXECUTED,
                        execution.command().getFirst() + " run beside the workload");
                yield new Answer.Done<>(region.execution());
            }
            case RegionCommand.ReadmitMachine(var id) -> region.readmit(id);
            case Command.CreateMachine _,
                    Command.IssueSignInCode _,
                    AppCommand<?> _,
                    LeaseCommand<?> _,
                    SecretCommand _,
                    VolumeCommand<?> _,
                    WorkloadCommand.LimitMemory _,
                    WorkloadCommand.ReclaimMemory _,
                    RegionCommand.RebuildIndex _ ->
                    Answer.refused(ErrorCode.INVALID_REQUEST, "not here");
        };
    }

    private Answer<?> act(Command.MachineCommand command) {
        var id = command.machine();
        for (var action : command.actions()) {
            switch (action) {
                case START -> region.move(id, MachineState.STARTING, MachineState.RUNNING);
                case STOP -> stop(id);
                case SUSPEND -> region.move(id, MachineState.SUSPENDED);
                case RESUME -> region.move(id, MachineState.RUNNING);
                case DESTROY -> region.move(id, MachineState.TERMINATED);
            }
        }
        return machine(id);
    }

    private void stop(MachineId id) {
        if (region.machine(id).state() == MachineState.RUNNING) {
            region.move(id, MachineState.STOPPING);
        }
        region.move(id, MachineState.STOPPED);
    }

    private Answer<?> configure(ConfigurationCommand command) {
        var id = command.machine();
        switch (command) {
            case ConfigurationCommand.CordonMachine _ -> region.cordon(id, true);
            case ConfigurationCommand.UncordonMachine _ -> region.cordon(id, false);
            case ConfigurationCommand.UpdateMachine(_, var spec, _, _) ->
                    region.configure(id, Note.Kind.CONFIGURED, _ -> spec);
            case ConfigurationCommand.RollBackMachine(_, long version, _) ->
                    region.configure(id, Note.Kind.ROLLED_BACK, _ -> specAt(id, version));
            case ConfigurationCommand.LabelMachine label ->
                    region.configure(id, Note.Kind.CONFIGURED, spec -> labelled(spec, label));
        }
        return machine(id);
    }

    private MachineSpec specAt(MachineId id, long version) {
        return region.existing(id).configurations().stream()
                .filter(it -> it.version() == version)
                .map(Configuration::spec)
                .findFirst()
                .orElseThrow();
    }

    private static MachineSpec labelled(MachineSpec spec, ConfigurationCommand.LabelMachine label) {
        var labels = new HashMap<>(spec.metadata());
        labels.keySet().removeAll(label.remove());
        labels.putAll(label.put());
        return spec.withMetadata(labels);
    }

    private Answer<?> machine(MachineId id) {
        return new Answer.Done<>(region.machine(id));
    }
}
