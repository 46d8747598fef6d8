package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.Mount;
import io.aerophoenix.fleet.VolumeId;
import io.aerophoenix.http.Faults;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The volumes that a config gives to its machine.
final class ConfigMounts {
    private ConfigMounts() {}

    /// Finds a volume of the app.
    interface Finder {
        /// @param text its id, or a name that it may share with others
        /// @throws io.aerophoenix.http.RefusedException when there is none
        Found find(String text);
    }

    record Found(VolumeId volume, String name) {}

    static List<Mount> of(ConfigFields config, Finder volumes) {
        var mounts = new ArrayList<Mount>();
        for (var mount : config.objects("mounts")) {
            mounts.add(mount(mount, volumes));
        }
        return mounts;
    }

    private static Mount mount(ConfigFields mount, Finder volumes) {
        var wanted = mount.text("volume", mount.text("name", ""));
        if (wanted.isEmpty()) {
            throw Faults.refusal(
                    mount.path() + "volume", "is required: the id or the name of a volume");
        }
        var found = volumes.find(wanted);
        return mount.checked(
                "path", () -> new Mount(found.volume(), found.name(), mount.text("path", "")));
    }

    /// Adds to the mounts of a config, one by one, which volume each has become.
    static void complete(ObjectNode config, List<Mount> mounts) {
        var written = config.withArrayProperty("mounts");
        for (int i = 0; i < mounts.size(); i++) {
            var into = i < written.size() ? (ObjectNode) written.get(i) : written.addObject();
            complete(into, mounts.get(i));
        }
    }

    private static void complete(ObjectNode into, Mount mount) {
        into.put("volume", mount.volume().value());
        into.put("name", mount.name());
        into.put("path", mount.path());
    }
}
