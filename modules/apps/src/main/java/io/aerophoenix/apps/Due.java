package io.aerophoenix.apps;

import io.aerophoenix.fleet.VolumeId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;

/// What is due by the time.
///
/// @param over snapshots whose time is over
/// @param unsaved volumes that are to be backed up
/// @param forgotten destroyed volumes of which nothing needs to be remembered any more
record Due(List<Snapshot> over, List<VolumeTable.Kept> unsaved, List<VolumeTable.Kept> forgotten) {
    private static final Duration BETWEEN_BACKUPS = Duration.ofDays(1);

    /// So long a repeated creation is still recognised.
    private static final Duration REMEMBERED = Duration.ofDays(1);

    /// Any snapshot of the last day will do as a backup; a new volume gets its first after a day.
    static Due at(Instant now, List<VolumeTable.Kept> volumes, List<Snapshot> snapshots) {
        var newest = new HashMap<VolumeId, Instant>();
        snapshots.forEach(
                it -> newest.merge(it.volume(), it.createdAt(), (a, b) -> a.isAfter(b) ? a : b));
        return new Due(
                snapshots.stream().filter(it -> isOver(it, now)).toList(),
                volumes.stream()
                        .filter(it -> it.phase() == Phase.PRESENT && it.autoBackup())
                        .filter(it ->
                                isPast(
                                        newest.getOrDefault(it.id(), it.createdAt()),
                                        BETWEEN_BACKUPS,
                                        now))
                        .toList(),
                volumes.stream()
                        .filter(it -> it.phase() == Phase.GONE && !newest.containsKey(it.id()))
                        .filter(it -> isPast(endOf(it), REMEMBERED, now))
                        .toList());
    }

    private static boolean isOver(Snapshot snapshot, Instant now) {
        return isPast(snapshot.createdAt(), Duration.ofDays(snapshot.retentionDays()), now);
    }

    private static Instant endOf(VolumeTable.Kept volume) {
        var end = volume.endedAt();
        return end == null ? volume.createdAt() : end;
    }

    private static boolean isPast(Instant begin, Duration time, Instant now) {
        return !now.isBefore(begin.plus(time));
    }
}
