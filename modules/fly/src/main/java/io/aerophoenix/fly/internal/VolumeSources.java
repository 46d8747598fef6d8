package io.aerophoenix.fly.internal;

import io.aerophoenix.apps.Snapshot;
import io.aerophoenix.apps.Volume;
import io.aerophoenix.control.VolumeQuery;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.http.Visitor;
import java.util.OptionalLong;

/// What new volumes of an app may begin as copies of.
record VolumeSources(Visitor visitor, AppName app) {
    /// How large the original of a copy is; empty when the app has none like it.
    OptionalLong sizeGb(Volume.Content content) {
        return switch (content) {
            case Volume.Content.OfVolume(var id) ->
                    visitor.ask(new VolumeQuery.ListVolumes(app)).stream()
                            .filter(volume -> volume.id().equals(id))
                            .mapToLong(Volume::sizeGb)
                            .findFirst();
            case Volume.Content.OfSnapshot(var id) ->
                    visitor.ask(new VolumeQuery.ListVolumes(app)).stream()
                            .flatMap(volume ->
                                    visitor
                                            .ask(new VolumeQuery.ListSnapshots(app, volume.id()))
                                            .stream())
                            .filter(snapshot -> snapshot.id().equals(id))
                            .mapToLong(Snapshot::volumeSizeGb)
                            .findFirst();
        };
    }
}
