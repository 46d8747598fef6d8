package io.aerophoenix.control;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Configuration;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.lifecycle.Lifecycle;
import io.aerophoenix.lifecycle.QuarantineException;
import io.aerophoenix.lifecycle.Sighting;
import io.aerophoenix.lifecycle.Wish;
import io.aerophoenix.security.Caller;
import java.util.List;

/// How machines are meant to be, now and at earlier versions.
final class Configurations {
    private final Engine engine;
    private final Lifecycle lifecycle;

    Configurations(Engine engine, Lifecycle lifecycle) {
        this.engine = engine;
        this.lifecycle = lifecycle;
    }

    Answer<Machine> update(ConfigurationCommand.UpdateMachine command, Caller caller) {
        var objection = engine.objection(command.spec());
        if (objection.isPresent()) {
            return Answer.refused(ErrorCode.INVALID_REQUEST, objection.get());
        }
        var wish =
                new Wish.Configure(
                        command.spec(),
                        command.annexes(),
                        Note.Kind.CONFIGURED,
                        "configuration changed");
        return configure(command, wish, caller);
    }

    Answer<Machine> rollBack(ConfigurationCommand.RollBackMachine command, Caller caller) {
        return switch (list(command.machine())) {
            case Answer.Refused<List<Configuration>>(var refusal) -> new Answer.Refused<>(refusal);
            case Answer.Done<List<Configuration>>(var all) -> rollBack(command, all, caller);
        };
    }

    private Answer<Machine> rollBack(
            ConfigurationCommand.RollBackMachine command, List<Configuration> all, Caller caller) {
        var current = all.getLast().version();
        var target =
                all.reversed().stream()
                        .filter(it -> it.version() <= command.toVersion())
                        .findFirst();
        if (target.isEmpty() || command.toVersion() >= current) {
            return Answer.refused(
                    ErrorCode.PRECONDITION_FAILED,
                    "version: its configuration is of version %d; roll back to one from 1 to %d"
                            .formatted(current, current - 1));
        }
        var wish =
                new Wish.Configure(
                        target.get().spec(),
                        Note.Kind.ROLLED_BACK,
                        "configuration of version %d again".formatted(target.get().version()));
        return configure(command, wish, caller);
    }

    /// The volumes that the machine is to have are its own before it is told.
    private Answer<Machine> configure(
            ConfigurationCommand command, Wish.Configure wish, Caller caller) {
        var id = command.machine();
        return engine.find(id)
                .then(sighting ->
                        switch (sighting) {
                            case Sighting.Quarantined _ ->
                                    engine.tell(id, wish, command.given(), caller);
                            case Sighting.Known(var machine) ->
                                    engine.attachments()
                                            .during(
                                                    new Attachments.Claim(
                                                            id,
                                                            machine.app(),
                                                            wish.spec().mounts()),
                                                    () ->
                                                            engine.tell(
                                                                    id,
                                                                    wish,
                                                                    command.given(),
                                                                    caller));
                        });
    }

    Answer<List<Configuration>> list(MachineId machine) {
        try {
            return lifecycle
                    .configurations(machine)
                    .<Answer<List<Configuration>>>map(Answer.Done::new)
                    .orElseGet(() -> Engine.noSuchMachine(machine));
        } catch (QuarantineException e) {
            return Answer.refused(ErrorCode.QUARANTINED, String.valueOf(e.getMessage()));
        }
    }
}
