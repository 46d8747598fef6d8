package io.aerophoenix.apps;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.VolumeId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A store in a folder, with a clock that the test moves.
abstract class StoreOnTrial {
    static final AppName SHOP = new AppName("shop");
    static final AppName BANK = new AppName("bank");
    static final MachineId MACHINE = MachineId.derivedFrom("web-1");

    @TempDir Path folder;

    Instant now = Instant.parse("2026-11-25T12:00:00Z");
    AppStore store;

    @BeforeEach
    void open() {
        store =
                AppStore.open(
                        AppStore.Place.of(new RegionCode("iad"), folder, folder.resolve("keys")),
                        () -> now,
                        new SecureRandom());
    }

    @AfterEach
    void close() {
        store.close();
    }

    void reopen() {
        store.close();
        open();
    }

    static <T> T done(Answer<T> answer) {
        return switch (answer) {
            case Answer.Done<T>(var value) -> value;
            case Answer.Refused<T>(var refusal) -> throw new AssertionError(refusal.message());
        };
    }

    static Refusal refused(Answer<?> answer) {
        return switch (answer) {
            case Answer.Done<?>(var value) -> throw new AssertionError("done: " + value);
            case Answer.Refused<?>(var refusal) -> refusal;
        };
    }

    static ErrorCode codeOf(Answer<?> answer) {
        return refused(answer).code();
    }

    static Origin ada(@Nullable String key) {
        return new Origin("ada", key);
    }

    static Volume.Order order(String name, Volume.@Nullable Content content) {
        return new Volume.Order(SHOP, name, 2, 5, false, content);
    }

    Volume created(String name) {
        return done(store.volumes().create(order(name, null), ada(null)));
    }

    Volume copyOf(Volume.Content content) {
        return done(store.volumes().create(order("copy", content), ada(null)));
    }

    Path folderOf(VolumeId volume) {
        return store.volumes().folder(volume);
    }

    void write(Volume volume, String name, String text) throws IOException {
        Files.writeString(folderOf(volume.id()).resolve(name), text);
    }

    String read(Volume volume, String name) throws IOException {
        return Files.readString(folderOf(volume.id()).resolve(name));
    }

    List<Volume> volumes() {
        return done(store.volumes().list(SHOP));
    }

    Secrets set(String name, String value) {
        return done(store.vault().change(SHOP, Map.of(name, value), Set.of()));
    }

    Secrets remove(String name) {
        return done(store.vault().change(SHOP, Map.of(), Set.of(name)));
    }

    Map<String, String> values() {
        return done(store.vault().values(SHOP));
    }

    /// Whether a text stands in any file of the store.
    boolean isOnDisk(String text) throws IOException {
        store.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains(text)) {
                    return true;
                }
            }
            return false;
        } finally {
            open();
        }
    }

    /// Does something to the file behind the store's back, while it is closed.
    void behindItsBack(Database.Work<Integer> work) {
        store.close();
        try (var database = new Database(folder.resolve("apps.db"))) {
            var _ = database.ask(work);
        }
    }
}
