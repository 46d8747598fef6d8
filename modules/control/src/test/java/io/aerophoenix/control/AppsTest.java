package io.aerophoenix.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.apps.App;
import io.aerophoenix.apps.SecretVault;
import io.aerophoenix.apps.Secrets;
import io.aerophoenix.apps.Volume;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.lifecycle.MachineFilter;
import io.aerophoenix.lifecycle.Sighting;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AppsTest extends AppsOnTrial {
    private static final AppName BANK = new AppName("bank");

    private static SecretCommand.ChangeSecrets set(String name, String value) {
        return new SecretCommand.ChangeSecrets(SHOP, Map.of(name, value), Set.of());
    }

    private AppView shop() {
        return get(new AppQuery.GetApp(SHOP));
    }

    private int machinesLeft() {
        return lifecycle
                .list(new MachineFilter(SHOP, null, Set.of(), "", Map.of()), null, 10)
                .total();
    }

    @Test
    void areCountedWithTheirMachinesAndVolumes() {
        makeKnown();
        volume("data");
        var gone = created("gone");
        created("web");
        get(new Command.ForceDestroyMachine(gone.id(), Precondition.NONE));

        assertThat(shop().machines()).isEqualTo(1);
        assertThat(shop().volumes()).isEqualTo(1);
        assertThat(get(new AppQuery.ListApps())).containsExactly(shop());
    }

    @Test
    void areThereAsSoonAsTheyHaveAMachine() {
        assertThat(refused(ask(new AppQuery.GetApp(SHOP))).code()).isEqualTo(ErrorCode.NOT_FOUND);
        get(new AppCommand.CreateApp(BANK, "money", "inner", null));

        var oldest = created("web-1");
        created("web-2");

        assertThat(shop().app())
                .isEqualTo(new App(SHOP, "personal", "default", oldest.createdAt()));
        assertThat(get(new AppQuery.ListApps()))
                .extracting(it -> it.app().name())
                .containsExactly(BANK, SHOP);
        assertThat(get(new AppCommand.CreateApp(SHOP, "mine", "default", null)).organization())
                .isEqualTo("mine");
    }

    @Test
    void stayWhenSomethingWasKeptForThemThoughTheirMachinesAreGone() {
        var machine = created("web");
        get(set("KEY", "value"));
        get(new Command.ForceDestroyMachine(machine.id(), Precondition.NONE));

        assertThat(shop().app().createdAt()).isEqualTo(machine.createdAt());
        assertThat(get(new SecretQuery.ListSecrets(SHOP, false)).all()).hasSize(1);
    }

    @Test
    void haveToBeThereBeforeAnythingIsKeptForThem() {
        var order = new Volume.Order(SHOP, "data", 1, 5, false, null);

        assertThat(refused(ask(new VolumeCommand.CreateVolume(order, null))).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refused(ask(set("KEY", "value"))).code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refused(ask(new SecretQuery.ListSecrets(SHOP, false))).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refused(ask(new VolumeQuery.ListVolumes(SHOP))).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(get(new VolumeQuery.ListVolumes(null))).isEmpty();
        assertThat(refused(ask(new AppCommand.DeleteApp(SHOP, true))).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void saysWhatIsWrongWithAnOrganizationOrANetwork() {
        for (var wrong : new String[] {"", "a b", "x".repeat(64), "ä"}) {
            assertThat(refused(ask(new AppCommand.CreateApp(SHOP, wrong, "default", null))).code())
                    .isEqualTo(ErrorCode.INVALID_REQUEST);
            assertThat(refused(ask(new AppCommand.CreateApp(SHOP, "personal", wrong, null))).code())
                    .isEqualTo(ErrorCode.INVALID_REQUEST);
        }
    }

    @Test
    void areNotDeletedWithTheirMachinesUnlessByForce() {
        makeKnown();
        created("web");

        var refusal = refused(ask(new AppCommand.DeleteApp(SHOP, false)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.PRECONDITION_FAILED);
        assertThat(refusal.facts()).containsEntry("machines", 1);
        assertThat(machinesLeft()).isEqualTo(1);
    }

    @Test
    void areDeletedWithAllThatBelongsToThem() {
        makeKnown();
        var data = volume("data");
        get(set("KEY", "value"));
        var leased = created("leased", data);
        get(new LeaseCommand.AcquireLease(leased.id(), "deploy", Duration.ofMinutes(1)));
        for (int i = 0; i < 70; i++) {
            created("web-" + i);
        }

        var deleted = get(new AppCommand.DeleteApp(SHOP, true));

        assertThat(deleted.name()).isEqualTo(SHOP);
        assertThat(machinesLeft()).isZero();
        assertThat(refused(ask(new AppQuery.GetApp(SHOP))).code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(get(new VolumeQuery.ListVolumes(null))).isEmpty();
        assertThat(store.volumes().folder(data.id())).doesNotExist();
        assertThat(done(store.vault().list(SHOP, SecretVault.Values.HIDDEN)).all()).isEmpty();
    }

    @Test
    void areDeletedWithoutForceWhenTheirMachinesAreGone() {
        makeKnown();
        volume("data");

        get(new AppCommand.DeleteApp(SHOP, false));

        assertThat(get(new AppQuery.ListApps())).isEmpty();
    }

    @Test
    void areFinishedByAskingAgainWhenADeletionWasCutOff() throws Exception {
        makeKnown();
        var data = volume("data");
        var machine = created("web", data);
        var apps = folder.resolve("apps.db");
        Files.move(apps, folder.resolve("away"));

        // The machines go first; then the file is missed.
        assertThat(refused(ask(new AppCommand.DeleteApp(SHOP, true))).code())
                .isEqualTo(ErrorCode.STORAGE_FAILED);
        Files.move(folder.resolve("away"), apps);
        get(new Command.ForceDestroyMachine(machine.id(), Precondition.NONE));
        reopen();

        get(new AppCommand.DeleteApp(SHOP, true));
        assertThat(get(new AppQuery.ListApps())).isEmpty();
        assertThat(store.volumes().folder(data.id())).doesNotExist();
    }

    @Test
    void withMachinesOnlyAreDeletedToo() {
        var machine = created("web");

        get(new AppCommand.DeleteApp(SHOP, true));

        assertThat(lifecycle.find(machine.id()).orElseThrow())
                .extracting(it -> ((Sighting.Known) it).machine().state())
                .isEqualTo(MachineState.TERMINATED);
    }

    @Test
    void haveVolumesThatAreAsTheyMayBeAsked() {
        makeKnown();

        for (var name : new String[] {"", "Data", "my-data", "x".repeat(31)}) {
            assertThat(refusalOf(new Volume.Order(SHOP, name, 1, 5, true, null)))
                    .contains("name: must be 1 to 30 characters");
        }
        for (long size : new long[] {0, -1, 501}) {
            assertThat(refusalOf(new Volume.Order(SHOP, "data", size, 5, true, null)))
                    .contains("sizeGb: must be 1 to 500");
        }
        for (int days : new int[] {0, 61}) {
            assertThat(refusalOf(new Volume.Order(SHOP, "data", 1, days, true, null)))
                    .contains("snapshotRetentionDays: must be 1 to 60");
        }
        var data = volume("data");
        assertThat(
                        refused(
                                        ask(
                                                new VolumeCommand.AmendVolume(
                                                        SHOP,
                                                        data.id(),
                                                        new Volume.Amendment(61, null))))
                                .message())
                .contains("1 to 60");
        assertThat(refused(ask(new VolumeCommand.ExtendVolume(SHOP, data.id(), 501))).message())
                .contains("1 to 500");
    }

    private String refusalOf(Volume.Order order) {
        var refusal = refused(ask(new VolumeCommand.CreateVolume(order, null)));
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        return refusal.message();
    }

    @Test
    void haveVolumesThatGrowAreChangedAndCopied() {
        makeKnown();
        var data = volume("data");

        assertThat(get(new VolumeCommand.ExtendVolume(SHOP, data.id(), 3)).sizeGb()).isEqualTo(3);
        assertThat(
                        get(new VolumeCommand.AmendVolume(
                                        SHOP, data.id(), new Volume.Amendment(9, true)))
                                .snapshotRetentionDays())
                .isEqualTo(9);
        var snapshot = get(new VolumeCommand.SnapshotVolume(SHOP, data.id()));
        assertThat(get(new VolumeQuery.ListSnapshots(SHOP, data.id()))).containsExactly(snapshot);
        assertThat(snapshot.volumeSizeGb()).isEqualTo(3);
    }

    @Test
    void haveSecretsThatCanBecomeVariables() {
        makeKnown();

        for (var name : new String[] {"", "1A", "A-B", "Ä", "x".repeat(256)}) {
            var refusal = refused(ask(set(name, "hush")));
            assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
            assertThat(refusal.message()).doesNotContain("hush");
        }
        for (var value : new String[] {"a\0b", "\ud800", "x".repeat(64 * 1024 + 1)}) {
            var refusal = refused(ask(set("KEY", value)));
            assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
            assertThat(refusal.message()).startsWith("the secret KEY").doesNotContain(value);
        }
        get(set("KEY", "x".repeat(64 * 1024)));
    }

    @Test
    void showTheValuesOfTheirSecretsWhenAsked() {
        makeKnown();
        get(set("KEY", "hush"));

        assertThat(get(new SecretQuery.ListSecrets(SHOP, false)).all())
                .extracting(Secrets.Secret::value)
                .containsOnlyNulls();
        assertThat(get(new SecretQuery.ListSecrets(SHOP, true)).all())
                .extracting(Secrets.Secret::value)
                .containsExactly("hush");
        assertThat(set("KEY", "hush").toString()).contains("KEY").doesNotContain("hush");
    }
}
