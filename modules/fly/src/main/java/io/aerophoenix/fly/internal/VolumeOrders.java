package io.aerophoenix.fly.internal;

import io.aerophoenix.apps.Volume;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.http.Faults;
import org.jspecify.annotations.Nullable;

/// What requests want a volume to be.
final class VolumeOrders {
    private static final long DEFAULT_GB = 1;

    private VolumeOrders() {}

    /// @param sources tells how large a copy must be where the request does not
    static Volume.Order order(Input input, RegionCode region, VolumeSources sources) {
        requireRegion(input.text("region"), region);
        var content = content(input);
        return new Volume.Order(
                sources.app(),
                input.requiredText("name"),
                sizeGb(input, content, sources),
                (int)
                        input.whole(
                                "snapshot_retention",
                                1,
                                Volume.LONGEST_RETENTION_DAYS,
                                Volume.DEFAULT_RETENTION_DAYS),
                !Boolean.FALSE.equals(input.flag("auto_backup_enabled")),
                content);
    }

    private static long sizeGb(
            Input input, Volume.@Nullable Content content, VolumeSources sources) {
        var asked = input.whole("size_gb", 1, Volume.LARGEST_GB);
        if (asked != null) {
            return asked;
        }
        return content == null ? DEFAULT_GB : sources.sizeGb(content).orElse(DEFAULT_GB);
    }

    static Volume.Amendment amendment(Input input) {
        var days = input.whole("snapshot_retention", 1, Volume.LONGEST_RETENTION_DAYS);
        return new Volume.Amendment(
                days == null ? null : days.intValue(), input.flag("auto_backup_enabled"));
    }

    private static void requireRegion(@Nullable String expression, RegionCode region) {
        if (expression != null && !RegionExpression.admits(expression, region)) {
            throw Faults.refusal("region", "there is only %s here".formatted(region));
        }
    }

    private static Volume.@Nullable Content content(Input input) {
        var snapshot = input.text("snapshot_id");
        var volume = input.text("source_volume_id");
        if (snapshot != null && volume != null) {
            throw Faults.refusal(
                    "snapshot_id", "a volume begins as one copy; leave out source_volume_id");
        }
        if (snapshot != null) {
            return new Volume.Content.OfSnapshot(snapshot);
        }
        return volume == null ? null : new Volume.Content.OfVolume(Segments.volume(volume));
    }
}
