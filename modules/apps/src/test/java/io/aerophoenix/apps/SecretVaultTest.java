package io.aerophoenix.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.apps.SecretVault.Values;
import io.aerophoenix.fleet.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretVaultTest extends StoreOnTrial {
    private static final String VALUE = "correct horse battery staple";

    private Path keyFile() {
        return folder.resolve("keys").resolve("secrets.key");
    }

    @Test
    void givesBackWhatWasSetAlsoAfterARestart() {
        set("PASSWORD", VALUE);
        set("EMPTY", "");
        set("ODD", "ünïcödé \n \"quotes\" 🐘");

        reopen();

        assertThat(values())
                .isEqualTo(
                        Map.of("PASSWORD", VALUE, "EMPTY", "", "ODD", "ünïcödé \n \"quotes\" 🐘"));
    }

    @Test
    void showsValuesOnlyToWhoAsksForThem() {
        set("PASSWORD", VALUE);

        var hidden = done(store.vault().list(SHOP, Values.HIDDEN)).all().getFirst();
        var revealed = done(store.vault().list(SHOP, Values.REVEALED)).all().getFirst();

        assertThat(hidden.value()).isNull();
        assertThat(revealed.value()).isEqualTo(VALUE);
        assertThat(revealed.toString()).doesNotContain(VALUE);
        assertThat(hidden.digest()).isEqualTo(revealed.digest()).doesNotContain(VALUE);
    }

    @Test
    void hasNoValueOnDiskThatAnybodyCouldRead() throws IOException {
        set("PASSWORD", VALUE);

        assertThat(isOnDisk(VALUE)).isFalse();
        assertThat(isOnDisk("PASSWORD")).isTrue();
    }

    @Test
    void countsChangesAndNothingElse() {
        assertThat(set("A", "1").version()).isEqualTo(1);
        now = now.plusSeconds(1);
        assertThat(set("A", "1").version()).isEqualTo(1);
        assertThat(remove("B").version()).isEqualTo(1);
        var changed = set("A", "2");
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.all())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.createdAt()).isEqualTo(now.minusSeconds(1));
                    assertThat(it.updatedAt()).isEqualTo(now);
                });
        assertThat(remove("A").version()).isEqualTo(3);
    }

    @Test
    void setsWhatIsSetAndRemovedAllOrNothing() {
        set("OLD", "1");

        var after =
                done(store.vault().change(SHOP, Map.of("A", "1", "B", "2"), Set.of("A", "OLD")));

        assertThat(after.all()).extracting(Secrets.Secret::name).containsExactly("A", "B");
    }

    @Test
    void tellsValuesApartByADigestThatNamesNeitherAppNorValue() {
        var one = set("A", "same").all().getFirst().digest();
        var two = set("A", "other").all().getFirst().digest();
        var back = set("A", "same").all().getFirst().digest();
        done(store.vault().change(BANK, Map.of("A", "same"), Set.of()));
        var elsewhere = done(store.vault().list(BANK, Values.HIDDEN)).all().getFirst().digest();

        assertThat(one).isEqualTo(back).isNotEqualTo(two).isNotEqualTo(elsewhere);
    }

    @Test
    void refusesMoreSecretsThanAnAppMayHaveAndChangesNothing() {
        var many = new HashMap<String, String>();
        for (int i = 0; i < SecretVault.MOST; i++) {
            many.put("S" + i, "x");
        }
        done(store.vault().change(SHOP, many, Set.of()));

        var answer = store.vault().change(SHOP, Map.of("ONE_MORE", "x"), Set.of());

        assertThat(codeOf(answer)).isEqualTo(ErrorCode.PRECONDITION_FAILED);
        assertThat(refused(answer).message()).contains("256", "257");
        assertThat(values()).hasSize(SecretVault.MOST);
        done(store.vault().change(SHOP, Map.of("ONE_MORE", "x"), Set.of("S0")));
        assertThat(values()).hasSize(SecretVault.MOST).containsKey("ONE_MORE");
    }

    @Test
    void refusesMoreTextThanAProcessCanBeStartedWith() {
        var large = "x".repeat(SecretVault.LONGEST_BYTES);
        var many = new HashMap<String, String>();
        for (int i = 0; i <= SecretVault.MOST_BYTES / SecretVault.LONGEST_BYTES; i++) {
            many.put("S" + i, large);
        }

        assertThat(refused(store.vault().change(SHOP, many, Set.of())).message())
                .contains("1024 KiB", "1088");
        assertThat(values()).isEmpty();
    }

    @Test
    void makesAKeyThatOnlyItsOwnerReads() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesToOpenWhatWasTamperedWithAndMendsItWhenItIsSetAnew() {
        set("PASSWORD", VALUE);
        behindItsBack(sql -> sql.change("UPDATE secret SET sealed = zeroblob(length(sealed))"));
        open();

        var answer = store.vault().values(SHOP);

        assertThat(codeOf(answer)).isEqualTo(ErrorCode.STORAGE_FAILED);
        assertThat(refused(answer).message()).contains("PASSWORD", "shop").doesNotContain(VALUE);
        assertThat(done(store.vault().list(SHOP, Values.HIDDEN)).all()).hasSize(1);
        set("PASSWORD", VALUE);
        assertThat(values()).containsEntry("PASSWORD", VALUE);
    }

    @Test
    void refusesASecretThatWasPutInThePlaceOfAnother() {
        set("ADMIN", "one");
        set("GUEST", "two");
        behindItsBack(sql ->
                sql.change(
                        "UPDATE secret SET sealed = (SELECT sealed FROM secret WHERE name = 'GUEST') WHERE name = 'ADMIN'"));
        open();

        assertThat(refused(store.vault().values(SHOP)).message()).contains("ADMIN");
    }

    @Test
    void refusesOneThatWasCutShort() {
        set("PASSWORD", VALUE);
        behindItsBack(sql -> sql.change("UPDATE secret SET sealed = x'00'"));
        open();

        assertThat(codeOf(store.vault().values(SHOP))).isEqualTo(ErrorCode.STORAGE_FAILED);
    }

    @Test
    void saysThatTheKeyIsMissingAndGoesOnWhenItIsBack() throws IOException {
        set("PASSWORD", VALUE);
        store.close();
        var away = Files.move(keyFile(), folder.resolve("away"));
        open();

        var answer = store.vault().values(SHOP);

        assertThat(codeOf(answer)).isEqualTo(ErrorCode.STORAGE_FAILED);
        assertThat(refused(answer).message()).contains("secrets.key", "missing", "backup");
        assertThat(codeOf(store.vault().change(SHOP, Map.of("B", "2"), Set.of())))
                .isEqualTo(ErrorCode.STORAGE_FAILED);
        assertThat(keyFile()).doesNotExist();
        assertThat(done(store.volumes().list(SHOP))).isEmpty();
        Files.move(away, keyFile());
        assertThat(values()).containsEntry("PASSWORD", VALUE);
    }

    @Test
    void refusesAnotherKeyADamagedOneAndOneThatOthersMayRead() throws IOException {
        set("PASSWORD", VALUE);
        store.close();
        var right = Files.readString(keyFile());
        Files.writeString(keyFile(), "aerophoenix-secrets-1 " + "ab".repeat(32) + "\n");
        open();
        assertThat(refused(store.vault().values(SHOP)).message()).contains("another key");
        assertThat(refused(store.vault().change(SHOP, Map.of("B", "2"), Set.of())).message())
                .contains("another key");

        Files.writeString(keyFile(), "nonsense");
        assertThat(refused(store.vault().values(SHOP)).message()).contains("damaged");

        Files.writeString(keyFile(), right);
        Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString("rw-r-----"));
        assertThat(refused(store.vault().values(SHOP)).message())
                .contains("rw-r-----", "chmod 600")
                .doesNotContain(right.strip());

        Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString("rw-------"));
        assertThat(values()).containsEntry("PASSWORD", VALUE);
    }

    @Test
    void beginsAnewWhenTheKeyIsLostAndTheSecretsWereRemoved() throws IOException {
        set("PASSWORD", VALUE);
        store.close();
        Files.delete(keyFile());
        open();

        remove("PASSWORD");
        set("PASSWORD", "another");

        reopen();
        assertThat(values()).containsEntry("PASSWORD", "another");
    }

    @Test
    void looksAtNoDiskForAppsWithoutSecrets() throws IOException {
        set("PASSWORD", VALUE);
        Files.delete(folder.resolve("apps.db"));

        assertThat(done(store.vault().values(BANK))).isEmpty();
        assertThat(codeOf(store.vault().values(SHOP))).isEqualTo(ErrorCode.STORAGE_FAILED);
    }
}
