package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.apps.Snapshot;
import io.aerophoenix.apps.Volume;
import io.aerophoenix.control.VolumeCommand;
import io.aerophoenix.control.VolumeQuery;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.fleet.VolumeId;
import io.aerophoenix.security.Capability;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithRunningFly.class)
class VolumesTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final AppName SHOP = new AppName("shop");
    private static final VolumeId ID = new VolumeId("vol_8z0k3w6q4x9v2t1d");
    private static final MachineId MACHINE = new MachineId("m-01jd8z0k3w6q4x9v2t");
    private static final String VOLUMES = "/apps/shop/volumes";
    private static final String PATH = VOLUMES + "/" + ID;
    private static final Snapshot SNAPSHOT =
            new Snapshot("vs_8z0k3w6q4x9v2t1d", ID, NOON, 5000, 3, "c0ffee", 5);

    private final RunningFly fly;

    VolumesTest(RunningFly fly) {
        this.fly = fly;
    }

    private static Volume volume(@Nullable MachineId machine, long bytesUsed) {
        return new Volume(
                ID, SHOP, "data", RunningFly.REGION, 3, 5, true, NOON, machine, bytesUsed);
    }

    @BeforeEach
    void everythingSucceeds() {
        var door = fly.control();
        var done = new Answer.Done<>(volume(null, 5000));
        door.answer(VolumeCommand.CreateVolume.class, _ -> done);
        door.answer(VolumeCommand.AmendVolume.class, _ -> done);
        door.answer(VolumeCommand.ExtendVolume.class, _ -> done);
        door.answer(VolumeCommand.DestroyVolume.class, _ -> done);
        door.answer(VolumeCommand.SnapshotVolume.class, _ -> new Answer.Done<>(SNAPSHOT));
        door.answer(VolumeQuery.GetVolume.class, _ -> new Answer.Done<>(volume(MACHINE, 5000)));
        door.answer(
                VolumeQuery.ListVolumes.class,
                _ -> new Answer.Done<>(List.of(volume(null, 0), volume(MACHINE, 1L << 40))));
        door.answer(VolumeQuery.ListSnapshots.class, _ -> new Answer.Done<>(List.of(SNAPSHOT)));
    }

    @Test
    void areListed() {
        var volumes = fly.go().get(VOLUMES).is(200);

        Documents.check("[Volume]", volumes.json());
        assertThat(fly.control().latest(VolumeQuery.ListVolumes.class).app()).isEqualTo(SHOP);
        assertThat(volumes.json().at("/0").has("attached_machine_id")).isFalse();
        assertThat(volumes.text("/1/attached_machine_id")).isEqualTo(MACHINE.value());
        assertThat(fly.js().get(VOLUMES + "?summary=true").is(200).json()).hasSize(2);
    }

    @Test
    void areToldOfAsDisks() {
        var volume = fly.go().get(PATH).is(200);

        Documents.check("Volume", volume.json());
        assertThat(volume.text("/id")).isEqualTo(ID.value());
        assertThat(volume.text("/state")).isEqualTo("created");
        assertThat(volume.text("/region")).isEqualTo("iad");
        assertThat(volume.text("/created_at")).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(volume.json().at("/encrypted").booleanValue()).isFalse();
        assertThat(volume.json().at("/bytes_total").longValue()).isEqualTo(3L << 30);
        assertThat(volume.json().at("/bytes_used").longValue()).isEqualTo(5000);
        assertThat(volume.json().at("/blocks").longValue()).isEqualTo((3L << 30) / 4096);
        assertThat(volume.json().at("/blocks_free").longValue()).isEqualTo((3L << 30) / 4096 - 2);
    }

    @Test
    void haveNothingFreeWhenTheyHoldMoreThanTheyShould() {
        assertThat(fly.go().get(VOLUMES).json().at("/1/blocks_free").longValue()).isZero();
    }

    @Test
    void areCreatedAsTheGoClientAsksForThem() {
        var volume =
                fly.go()
                        .post(
                                VOLUMES,
                                """
                                {"name":"data","region":"iad","size_gb":3,"encrypted":true,\
                                "require_unique_zone":true,"snapshot_id":null,"source_volume_id":null,\
                                "snapshot_retention":7,"auto_backup_enabled":false,"compute_image":"",\
                                "compute":{"cpu_kind":"shared","cpus":1,"memory_mb":256}}\
                                """,
                                "Idempotency-Key",
                                "k-1")
                        .is(200);

        Documents.check("Volume", volume.json());
        assertThat(fly.control().latest(VolumeCommand.CreateVolume.class))
                .isEqualTo(
                        new VolumeCommand.CreateVolume(
                                new Volume.Order(SHOP, "data", 3, 7, false, null), "k-1"));
    }

    @Test
    void areSmallAndBackedUpUnlessAskedForOtherwise() {
        fly.js()
                .post(
                        VOLUMES,
                        """
                        {"name":"data"}\
                        """)
                .is(200);

        assertThat(fly.control().latest(VolumeCommand.CreateVolume.class).order())
                .isEqualTo(new Volume.Order(SHOP, "data", 1, 5, true, null));
    }

    @Test
    void beginAsCopies() {
        fly.js()
                .post(
                        VOLUMES,
                        """
                        {"name":"data","region":"any","source_volume_id":"%s"}\
                        """
                                .formatted(ID))
                .is(200);
        assertThat(fly.control().latest(VolumeCommand.CreateVolume.class).order().content())
                .isEqualTo(new Volume.Content.OfVolume(ID));

        fly.js()
                .post(
                        VOLUMES,
                        """
                        {"name":"data","region":"lhr,us","snapshot_id":"vs_1"}\
                        """)
                .is(200);
        assertThat(fly.control().latest(VolumeCommand.CreateVolume.class).order().content())
                .isEqualTo(new Volume.Content.OfSnapshot("vs_1"));
    }

    @Test
    void areNotCreatedFromWhatMakesNoSense() {
        var go = fly.go();
        go.post(VOLUMES, "{}").isError(400, "name: is required");
        go.post(
                        VOLUMES,
                        """
                        {"name":"data","size_gb":0}\
                        """)
                .isError(400, "size_gb: must be a whole number from 1 to 500");
        go.post(
                        VOLUMES,
                        """
                        {"name":"data","size_gb":"3"}\
                        """)
                .isError(400, "json: cannot unmarshal string into size_gb of type integer");
        go.post(
                        VOLUMES,
                        """
                        {"name":"data","auto_backup_enabled":"yes"}\
                        """)
                .isError(
                        400,
                        "json: cannot unmarshal string into auto_backup_enabled of type boolean");
        go.post(
                        VOLUMES,
                        """
                        {"name":"data","region":"lhr"}\
                        """)
                .isError(400, "region: there is only iad here");
        go.post(
                        VOLUMES,
                        """
                        {"name":"data","snapshot_id":"a","source_volume_id":"b"}\
                        """)
                .isError(400, "snapshot_id: a volume begins as one copy");
        go.post(
                        VOLUMES,
                        """
                        {"name":"data","source_volume_id":"b"}\
                        """)
                .isError(404, "volume not found");
    }

    @Test
    void areUpdated() {
        var volume =
                fly.js()
                        .put(
                                PATH,
                                """
                                {"snapshot_retention":9,"auto_backup_enabled":false}\
                                """)
                        .is(200);

        Documents.check("Volume", volume.json());
        assertThat(fly.control().latest(VolumeCommand.AmendVolume.class))
                .isEqualTo(new VolumeCommand.AmendVolume(SHOP, ID, new Volume.Amendment(9, false)));
        fly.js().put(PATH, "{}").is(200);
        assertThat(fly.control().latest(VolumeCommand.AmendVolume.class).amendment())
                .isEqualTo(new Volume.Amendment(null, null));
        fly.go()
                .put(
                        PATH,
                        """
                        {"snapshot_retention":61}\
                        """)
                .isError(400, "snapshot_retention: must be");
    }

    @Test
    void areExtended() {
        var extended =
                fly.js()
                        .put(
                                PATH + "/extend",
                                """
                                {"size_gb":5}\
                                """)
                        .is(200);

        Documents.check("ExtendVolumeResponse", extended.json());
        assertThat(extended.json().at("/needs_restart").booleanValue()).isFalse();
        assertThat(extended.text("/volume/id")).isEqualTo(ID.value());
        assertThat(fly.control().latest(VolumeCommand.ExtendVolume.class))
                .isEqualTo(new VolumeCommand.ExtendVolume(SHOP, ID, 5));
        fly.go().put(PATH + "/extend", "{}").isError(400, "size_gb: is required");
    }

    @Test
    void neverShrink() {
        fly.control()
                .refuse(
                        VolumeCommand.ExtendVolume.class,
                        Refusal.of(ErrorCode.INVALID_REQUEST, "a volume only grows"));

        fly.go()
                .put(
                        PATH + "/extend",
                        """
                        {"size_gb":1}\
                        """)
                .isError(400, "invalid_argument: a volume only grows");
    }

    @Test
    void areDestroyed() {
        var destroyed = fly.go().delete(PATH).is(200);

        Documents.check("Volume", destroyed.json());
        assertThat(destroyed.text("/state")).isEqualTo("destroyed");
    }

    @Test
    void areNotDestroyedUnderAMachine() {
        fly.control()
                .refuse(
                        VolumeCommand.DestroyVolume.class,
                        Refusal.of(ErrorCode.PRECONDITION_FAILED, "m-1 has it"));

        fly.go().delete(PATH).isError(412, "failed_precondition: m-1 has it");
    }

    @Test
    void haveSnapshots() {
        var made = fly.go().post(PATH + "/snapshots").is(200);
        var listed = fly.js().get(PATH + "/snapshots").is(200);

        Documents.check("VolumeSnapshot", made.json());
        Documents.check("[VolumeSnapshot]", listed.json());
        assertThat(listed.text("/0/id")).isEqualTo(SNAPSHOT.id());
        assertThat(listed.json().at("/0/size").longValue()).isEqualTo(5000);
        assertThat(listed.json().at("/0/volume_size").longValue()).isEqualTo(3L << 30);
    }

    @Test
    void areNotFoundWhereThereIsNone() {
        for (var kind : List.of(VolumeQuery.GetVolume.class, VolumeQuery.ListSnapshots.class)) {
            fly.control().refuse(kind, Refusal.of(ErrorCode.NOT_FOUND, "there is no such volume"));
        }

        fly.go().get(PATH).isError(404, "not_found: there is no such volume");
        fly.go().get(PATH + "/snapshots").isError(404, "not_found: there is no such volume");
        fly.go().get(VOLUMES + "/vol_1").isError(404, "volume not found");
        fly.go().get("/apps/My%20Shop/volumes").isError(404, "app not found");
    }

    @Test
    void takeCapabilities() {
        fly.control().reset();
        var reader = fly.go().withToken(fly.token(Capability.MACHINE_READ));

        reader.post(
                        VOLUMES,
                        """
                        {"name":"data"}\
                        """)
                .isError(403, "machine_create");
        reader.put(PATH, "{}").isError(403, "machine_create");
        reader.put(
                        PATH + "/extend",
                        """
                        {"size_gb":5}\
                        """)
                .isError(403, "machine_create");
        reader.post(PATH + "/snapshots").isError(403, "machine_create");
        reader.delete(PATH).isError(403, "machine_destroy");
    }
}
