package io.aerophoenix.api.internal;

import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Mount;
import io.aerophoenix.fleet.VolumeId;
import io.aerophoenix.http.Faults;
import io.aerophoenix.http.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the mounts of a machine, and notes everything that is wrong with them.
final class MountReader {
    private MountReader() {}

    static List<Mount> all(Fields spec, Faults faults) {
        var mounts = new ArrayList<Mount>();
        var volumes = new HashSet<VolumeId>();
        for (var fields : spec.objects("mounts", MachineSpec.MOST_MOUNTS)) {
            var mount = read(fields, faults);
            if (mount != null && !volumes.add(mount.volume())) {
                faults.add(fields.path("volume"), "another mount is of this volume");
            } else if (mount != null) {
                mounts.add(mount);
            }
        }
        return mounts;
    }

    /// @return null when there are faults
    private static @Nullable Mount read(Fields fields, Faults faults) {
        var volume = fields.requiredText("volume");
        var name = fields.requiredText("name");
        var path = fields.requiredText("path");
        fields.refuseOthers();
        var id =
                volume == null
                        ? null
                        : faults.checked(fields.path("volume"), () -> new VolumeId(volume));
        return id == null || name == null || path == null
                ? null
                : faults.checked(fields.path("path"), () -> new Mount(id, name, path));
    }
}
