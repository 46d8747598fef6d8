package io.aerophoenix.region;

import io.aerophoenix.apps.AppStore;
import io.aerophoenix.apps.VolumeStore;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Mount;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.Provisions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Provides workloads with their apps' secrets and their volumes, as variables.
///
/// A secret has its own name, a volume is `VOLUME_` and its name in capitals with its folder as the value; a second volume
/// of the same name gets `_2`, and so on. What the spec itself says of a variable stands, and a volume stands before a
/// secret.
record AppProvisions(AppStore store) implements Provisions {
    @Override
    public MachineSpec provided(Machine machine) throws DriverException {
        var secrets = valueOf(store.vault().values(machine.app()));
        var mounts = machine.spec().mounts();
        if (secrets.isEmpty() && mounts.isEmpty()) {
            return machine.spec();
        }
        var env = new HashMap<>(secrets);
        env.putAll(foldersOf(machine, mounts));
        env.putAll(machine.spec().env());
        return machine.spec().withEnv(env);
    }

    private Map<String, String> foldersOf(Machine machine, List<Mount> mounts)
            throws DriverException {
        var folders = new HashMap<String, String>();
        for (var mount : mounts) {
            var holding = valueOf(store.volumes().holding(machine.app(), mount.volume()));
            requireItsOwn(machine, mount, holding);
            folders.put(
                    freshName(folders, holding.name()),
                    store.volumes().folder(mount.volume()).toString());
        }
        return folders;
    }

    private static String freshName(Map<String, String> taken, String volume) {
        var name = "VOLUME_" + volume.toUpperCase(Locale.ROOT);
        for (int i = 2; taken.containsKey(name); i++) {
            name = "VOLUME_%s_%d".formatted(volume.toUpperCase(Locale.ROOT), i);
        }
        return name;
    }

    private static void requireItsOwn(Machine machine, Mount mount, VolumeStore.Holding holding)
            throws DriverException {
        if (!machine.id().equals(holding.machine())) {
            throw new DriverException(
                    "the volume %s is attached to %s, not to %s; update this machine to do without it, or to take another"
                            .formatted(
                                    mount.volume(),
                                    holding.machine() == null ? "no machine" : holding.machine(),
                                    machine.id()));
        }
    }

    private static <T> T valueOf(Answer<T> answer) throws DriverException {
        return switch (answer) {
            case Answer.Done<T>(var value) -> value;
            case Answer.Refused<T>(var refusal) -> throw new DriverException(refusal.message());
        };
    }
}
