package io.aerophoenix.control;

import io.aerophoenix.apps.Volume;
import io.aerophoenix.apps.VolumeStore;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Mount;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.fleet.VolumeId;
import io.aerophoenix.lifecycle.Lifecycle;
import io.aerophoenix.lifecycle.QuarantineException;
import io.aerophoenix.lifecycle.Sighting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Which machine has which volume: one at a time.
///
/// An attachment is written down before the machine is told of it, and never taken back: it counts for as long as the
/// machine is there and its spec has the volume. So nothing that is cut off in the middle leaves a volume stuck.
/// Thread-safe.
final class Attachments {
    private final Lifecycle lifecycle;
    private final VolumeStore volumes;
    private final ReentrantLock deciding = new ReentrantLock();

    /// The machines that are created or configured just now, with how many requests are at it: theirs counts already.
    private final Map<MachineId, Integer> changing = new ConcurrentHashMap<>();

    Attachments(Lifecycle lifecycle, VolumeStore volumes) {
        this.lifecycle = lifecycle;
        this.volumes = volumes;
    }

    /// What a machine is to have.
    record Claim(MachineId machine, AppName app, List<Mount> mounts) {
        List<VolumeId> volumes() {
            return mounts.stream().map(Mount::volume).toList();
        }
    }

    /// Gives a machine its volumes, and then does what makes it use them. When that comes to nothing, they are free again.
    <T> Answer<T> during(Claim claim, Supplier<Answer<T>> change) {
        if (claim.mounts().isEmpty()) {
            return change.get();
        }
        changing.merge(claim.machine(), 1, Integer::sum);
        try {
            return exclusively(() -> attach(claim)).then(_ -> change.get());
        } finally {
            changing.computeIfPresent(
                    claim.machine(), (_, requests) -> requests == 1 ? null : requests - 1);
        }
    }

    private Answer<Boolean> attach(Claim claim) {
        for (var volume : claim.volumes()) {
            var answer =
                    volumes.holding(claim.app(), volume)
                            .then(it -> unlessTaken(volume, it.machine(), claim.machine()));
            if (answer instanceof Answer.Refused<Boolean>) {
                return answer;
            }
        }
        return volumes.attach(claim.volumes(), claim.machine());
    }

    /// Does something about a volume that nobody has, and that nobody gets meanwhile.
    <T> Answer<T> whileFree(AppName app, VolumeId volume, Supplier<Answer<T>> work) {
        return exclusively(() ->
                volumes.holding(app, volume)
                        .then(it -> unlessTaken(volume, it.machine(), null))
                        .then(_ -> work.get()));
    }

    private <T> Answer<T> exclusively(Supplier<Answer<T>> work) {
        deciding.lock();
        try {
            return work.get();
        } finally {
            deciding.unlock();
        }
    }

    private Answer<Boolean> unlessTaken(
            VolumeId volume, @Nullable MachineId holder, @Nullable MachineId wanting) {
        if (holder == null || holder.equals(wanting) || !counts(volume, holder)) {
            return new Answer.Done<>(true);
        }
        return new Answer.Refused<>(
                new Refusal(
                        ErrorCode.PRECONDITION_FAILED,
                        "the volume %s is attached to %s; destroy that machine, or update it to do without, first"
                                .formatted(volume, holder),
                        Map.of("machine", holder.value())));
    }

    /// The volume, with the machine that has it as of now.
    Volume seen(Volume volume) {
        var holder = volume.attachedTo();
        return holder == null || counts(volume.id(), holder) ? volume : volume.attached(null);
    }

    private boolean counts(VolumeId volume, MachineId holder) {
        return changing.containsKey(holder)
                || find(holder)
                        .map(sighting ->
                                switch (sighting) {
                                    case Sighting.Known(var machine) -> uses(machine, volume);
                                    // It may use it, once it is readable again.
                                    case Sighting.Quarantined _ -> true;
                                })
                        .orElse(false);
    }

    private Optional<Sighting> find(MachineId machine) {
        try {
            return lifecycle.find(machine);
        } catch (QuarantineException e) {
            return Optional.of(
                    new Sighting.Quarantined(
                            machine, String.valueOf(e.getMessage()), Instant.EPOCH));
        }
    }

    // What is being stopped because of a new spec may still be writing.
    private static boolean uses(Machine machine, VolumeId volume) {
        return machine.state() != MachineState.TERMINATED
                && (machine.status().operation() != null
                        || machine.spec().mounts().stream()
                                .anyMatch(mount -> mount.volume().equals(volume)));
    }
}
