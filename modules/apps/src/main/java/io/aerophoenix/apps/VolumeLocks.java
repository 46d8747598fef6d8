package io.aerophoenix.apps;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.VolumeId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Who works on the files of a volume: one at a time for each volume. A new volume is locked before the one that it is
/// copied from, never the other way round. Thread-safe.
final class VolumeLocks {
    private final Map<VolumeId, Use> uses = new ConcurrentHashMap<>();

    /// Does something as the only one, if its turn comes in time.
    <T> Answer<T> holding(VolumeId volume, Duration patience, Supplier<Answer<T>> work) {
        var lock = enter(volume);
        try {
            if (!lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return Answer.refused(
                        ErrorCode.LOCKED,
                        "the files of %s are being copied or removed; ask again when that is done"
                                .formatted(volume));
            }
            try {
                return work.get();
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.refused(
                    ErrorCode.TIMEOUT, "the region is stopping; ask again when it is back");
        } finally {
            leave(volume);
        }
    }

    private ReentrantLock enter(VolumeId volume) {
        return uses.compute(
                        volume,
                        (_, use) ->
                                use == null
                                        ? new Use(new ReentrantLock(), 1)
                                        : new Use(use.lock(), use.users() + 1))
                .lock();
    }

    private void leave(VolumeId volume) {
        uses.computeIfPresent(
                volume, (_, use) -> use.users() == 1 ? null : new Use(use.lock(), use.users() - 1));
    }

    private record Use(ReentrantLock lock, int users) {}
}
