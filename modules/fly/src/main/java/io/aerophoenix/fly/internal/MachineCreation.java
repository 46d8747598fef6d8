package io.aerophoenix.fly.internal;

import io.aerophoenix.control.Command;
import io.aerophoenix.control.ConfigurationCommand;
import io.aerophoenix.control.Precondition;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.fly.FlyConfig;
import io.aerophoenix.http.RefusedException;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// How a machine comes to be by a request of this API: created, started unless that is to be skipped, then cordoned and
/// leased if that is asked for.
final class MachineCreation {
    /// So many names of our own are tried; that one is taken is rare already.
    private static final int MOST_NAMES = 5;

    private final MachineDoor door;
    private final FlyConfig config;
    private final @Nullable String key;
    private final MachineNames names;

    /// @param key by which a repeat is recognised; null for none
    MachineCreation(MachineDoor door, FlyConfig config, @Nullable String key) {
        this.door = door;
        this.config = config;
        this.key = key;
        // A repeat must ask for the same name, also where it leaves that to us.
        this.names =
                new MachineNames(
                        key == null ? new SecureRandom() : new SplittableRandom(key.hashCode()));
    }

    MachineDocument create(ConfigFields body) {
        MachineSecrets.check(door, body);
        var name = body.text("name");
        var region = MachinePlacement.of(body.text("region", ""), config.region());
        var then =
                body.on("skip_launch") ? Command.AfterCreation.LEAVE : Command.AfterCreation.START;
        var lease = MachineLease.onTheWay(body);
        var machine =
                created(
                        body,
                        name,
                        spec -> new Command.CreateMachine(door.app(), region, spec, then, key));
        var nonce = lease == null ? null : lease.acquire(door, machine);
        return new MachineView(door)
                .whole(cordoned(machine, body, new Precondition(null, nonce)), nonce);
    }

    private Machine created(ConfigFields body, @Nullable String name, Order order) {
        var reader = new ConfigReader(body.within("config"), new MachineVolumes(door));
        if (name != null) {
            var given = body.checked("name", () -> new MachineName(name));
            return done(given, door.answer(order.of(reader.read(given, config.driver()))));
        }
        for (int attempt = 1; ; attempt++) {
            var own = names.next();
            var answer = door.answer(order.of(reader.read(own, config.driver())));
            if (attempt == MOST_NAMES || !isTaken(answer)) {
                return done(own, answer);
            }
        }
    }

    private static boolean isTaken(Answer<Command.CreatedMachine> answer) {
        return answer instanceof Answer.Refused<Command.CreatedMachine>(var refusal)
                && refusal.code() == ErrorCode.NAME_TAKEN;
    }

    private static Machine done(MachineName name, Answer<Command.CreatedMachine> answer) {
        return switch (answer) {
            case Answer.Done<Command.CreatedMachine>(var created) -> created.machine();
            case Answer.Refused<Command.CreatedMachine>(var refusal) ->
                    throw refused(name, refusal);
        };
    }

    private static RuntimeException refused(MachineName name, Refusal refusal) {
        return refusal.code() == ErrorCode.NAME_TAKEN
                ? MachineDoor.error(
                        409,
                        "already_exists: unique machine name violation, machine ID %s already exists with name \"%s\""
                                .formatted(refusal.facts().get("machine"), name))
                : new RefusedException(refusal);
    }

    private Machine cordoned(Machine machine, ConfigFields body, Precondition given) {
        return body.on("skip_service_registration")
                ? door.ask(
                        machine.id(), new ConfigurationCommand.CordonMachine(machine.id(), given))
                : machine;
    }

    /// What to ask for, once it is known how the machine is to be.
    private interface Order {
        Command.CreateMachine of(MachineSpec spec);
    }
}
