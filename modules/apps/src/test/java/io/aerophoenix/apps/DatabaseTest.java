package io.aerophoenix.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DatabaseTest extends StoreOnTrial {
    private Path file() {
        return folder.resolve("apps.db");
    }

    @Test
    void refusesWithADamagedFileAndGoesOnWithAGoodCopy() throws IOException {
        var volume = created("data");
        store.close();
        var good = Files.copy(file(), folder.resolve("good"));
        Files.writeString(file(), "this is no database, whatever its name says");
        open();

        var answer = store.volumes().list(SHOP);

        assertThat(codeOf(answer)).isEqualTo(ErrorCode.STORAGE_FAILED);
        assertThat(refused(answer).message())
                .contains("apps.db", "damaged", "good copy")
                .doesNotContain(folder.toString());
        assertThat(codeOf(store.register().list())).isEqualTo(ErrorCode.STORAGE_FAILED);
        assertThat(codeOf(store.vault().values(SHOP))).isEqualTo(ErrorCode.STORAGE_FAILED);
        store.keepUp();
        assertThat(folderOf(volume.id())).isDirectory();
        assertThat(file()).hasContent("this is no database, whatever its name says");
        Files.move(good, file(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(volumes()).containsExactly(volume);
        assertThat(values()).isEmpty();
        set("KEY", "value");
        assertThat(values()).hasSize(1);
    }

    @Test
    void refusesWhenItsFileIsTakenAwayAndMakesNoEmptyOneInItsPlace() throws IOException {
        var volume = created("data");
        var away = Files.move(file(), folder.resolve("away"));

        var answer = store.volumes().list(SHOP);

        assertThat(codeOf(answer)).isEqualTo(ErrorCode.STORAGE_FAILED);
        assertThat(refused(answer).message()).contains("it is gone");
        assertThat(file()).doesNotExist();
        Files.move(away, file());
        assertThat(volumes()).containsExactly(volume);
    }

    @Test
    void refusesAFileOfALaterVersion() {
        behindItsBack(sql -> {
            sql.run("PRAGMA user_version = 99");
            return 0;
        });
        open();

        assertThat(refused(store.register().list()).message()).contains("99", "later version");
    }

    @Test
    void refusesATableThatIsNotThere() {
        behindItsBack(sql -> {
            sql.run("DROP TABLE app");
            return 0;
        });
        open();

        assertThat(refused(store.register().list()).message()).contains("damaged");
        assertThat(volumes()).isEmpty();
    }

    @Test
    void refusesWhatDoesNotFitAndGoesOnWhenItDoes() {
        done(store.register().create(SHOP, "personal", "default", ada(null)));
        var database = new Database(folder.resolve("other.db"));
        var vault =
                new SecretVault(
                        database,
                        new SecretsKeyFile(folder.resolve("keys/other"), new SecureRandom()),
                        () -> now,
                        new SecureRandom());
        done(vault.change(SHOP, Map.of("A", "1"), Set.of()));
        // As a full disk would, SQLite says that there is no room.
        database.ask(sql -> sql.number("PRAGMA max_page_count = 1"));

        var answer = vault.change(SHOP, Map.of("A", "2", "LARGE", "x".repeat(60_000)), Set.of());

        assertThat(codeOf(answer)).isEqualTo(ErrorCode.STORAGE_FAILED);
        assertThat(refused(answer).message()).contains("full", "Free space");
        assertThat(done(vault.values(SHOP))).isEqualTo(Map.of("A", "1"));
        database.ask(sql -> sql.number("PRAGMA max_page_count = 10000"));
        done(vault.change(SHOP, Map.of("A", "2"), Set.of()));
        assertThat(done(vault.values(SHOP))).isEqualTo(Map.of("A", "2"));
        database.close();
    }

    @Test
    void saysThatItIsClosed() {
        store.close();

        assertThat(refused(store.register().list()).message()).contains("closing");
    }
}
