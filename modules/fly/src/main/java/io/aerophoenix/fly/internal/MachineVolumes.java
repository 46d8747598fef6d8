package io.aerophoenix.fly.internal;

import io.aerophoenix.apps.Volume;
import io.aerophoenix.control.VolumeQuery;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.fleet.VolumeId;
import io.aerophoenix.http.RefusedException;
import java.util.List;

/// The volumes of an app, as those look for them who want to mount them.
record MachineVolumes(MachineDoor door) implements ConfigMounts.Finder {
    private static final String ID_PREFIX = "vol_";

    @Override
    public ConfigMounts.Found find(String text) {
        var volume = text.startsWith(ID_PREFIX) ? byId(text) : byName(text);
        return new ConfigMounts.Found(volume.id(), volume.name());
    }

    private Volume byId(String text) {
        try {
            var id = new VolumeId(text);
            return switch (door.answer(new VolumeQuery.GetVolume(door.app(), id))) {
                case Answer.Done<Volume>(var volume) -> volume;
                case Answer.Refused<Volume>(var refusal) -> throw refused(text, refusal);
            };
        } catch (IllegalArgumentException e) {
            throw notFound(text);
        }
    }

    /// One that no machine has, if there is one.
    private Volume byName(String name) {
        var volumes = all().stream().filter(volume -> volume.name().equals(name)).toList();
        return volumes.stream()
                .filter(volume -> volume.attachedTo() == null)
                .findFirst()
                .or(() -> volumes.stream().findFirst())
                .orElseThrow(() -> notFound(name));
    }

    private List<Volume> all() {
        return switch (door.answer(new VolumeQuery.ListVolumes(door.app()))) {
            case Answer.Done<List<Volume>>(var volumes) -> volumes;
            case Answer.Refused<List<Volume>>(var refusal) -> throw new RefusedException(refusal);
        };
    }

    private static RuntimeException refused(String text, Refusal refusal) {
        return refusal.code() == ErrorCode.NOT_FOUND
                ? notFound(text)
                : new RefusedException(refusal);
    }

    private static RuntimeException notFound(String text) {
        return MachineDoor.error(
                400,
                "invalid_argument: config.mounts: the app has no volume '%s'; create it first, or list those there are"
                        .formatted(text));
    }
}
