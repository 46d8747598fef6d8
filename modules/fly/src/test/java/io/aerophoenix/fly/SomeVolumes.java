package io.aerophoenix.fly;

import io.aerophoenix.apps.Volume;
import io.aerophoenix.control.Command;
import io.aerophoenix.control.VolumeQuery;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.MachineStatus;
import io.aerophoenix.fleet.VolumeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Two volumes of an app by one name, the first of which a machine has already.
record SomeVolumes(String app) {
    static final VolumeId TAKEN = new VolumeId("vol_8z0k3w6q4x9v2t1d");
    static final VolumeId FREE = new VolumeId("vol_8z0k3w6q4x9v2t1e");

    private static final MachineId MACHINE = new MachineId("m-01jd8z0k3w6q4x9v2t");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    void answerAt(InterposedControl door) {
        door.answer(
                VolumeQuery.ListVolumes.class,
                _ -> new Answer.Done<>(List.of(volume(TAKEN, MACHINE), volume(FREE, null))));
        door.answer(
                VolumeQuery.GetVolume.class,
                it ->
                        it.volume().equals(FREE)
                                ? new Answer.Done<>(volume(FREE, null))
                                : Answer.refused(ErrorCode.NOT_FOUND, "there is none"));
    }

    private Volume volume(VolumeId id, @Nullable MachineId machine) {
        return new Volume(
                id, new AppName(app), "data", RunningFly.REGION, 3, 5, true, NOON, machine, 0);
    }

    /// What a region with these volumes makes of a creation.
    static Command.CreatedMachine created(Command.CreateMachine order) {
        var status =
                new MachineStatus(
                        MachineState.CREATED,
                        1,
                        1,
                        NOON,
                        null,
                        null,
                        null,
                        null,
                        null,
                        0,
                        false,
                        1,
                        null);
        var machine =
                new Machine(
                        MACHINE, order.app(), RunningFly.REGION, order.spec(), NOON, "d", status);
        return new Command.CreatedMachine(machine, false);
    }
}
