package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.JsonSource.required;

import io.aerophoenix.fleet.Mount;
import io.aerophoenix.fleet.VolumeId;
import org.jspecify.annotations.Nullable;

/// A volume that a workload gets, as JSON.
final class MountCodec {
    private MountCodec() {}

    static void write(Mount mount, JsonSink out) {
        out.begin();
        out.text("volume", mount.volume().value());
        out.text("name", mount.name());
        out.text("path", mount.path());
        out.end();
    }

    static Mount read(JsonSource in) {
        @Nullable VolumeId volume = null;
        @Nullable String name = null;
        @Nullable String path = null;
        in.begin();
        for (var field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "volume" -> volume = new VolumeId(in.text());
                case "name" -> name = in.text();
                case "path" -> path = in.text();
                default -> in.skip();
            }
        }
        return new Mount(
                required("volume", volume), required("name", name), required("path", path));
    }
}
