package io.aerophoenix.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalKeysTest {
    private static final int STARTERS = 8;

    @TempDir private Path temp;

    @Test
    void makesAPrivateKeyThatOnlyItsOwnerMayRead() throws IOException {
        var folder = temp.resolve("keys");

        LocalKeys.openOrCreate(folder);

        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(mode(privateFile(folder))).isEqualTo("rw-------");
        assertThat(Files.readString(privateFile(folder))).contains("\"d\":");
    }

    @Test
    void publishesThePublicPartAndNothingElse() throws IOException {
        var keys = LocalKeys.openOrCreate(temp);

        var published = Files.readString(keys.publicFile());

        assertThat(mode(keys.publicFile())).isEqualTo("rw-r--r--");
        assertThat(published).contains("\"keys\"", "\"alg\":\"ES256\"", "\"x\":", "\"y\":");
        assertThat(published).doesNotContain("\"d\":");
    }

    @Test
    void leavesNoDraftsBehind() throws IOException {
        LocalKeys.openOrCreate(temp);

        try (var files = Files.list(temp)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(LocalKeys.PRIVATE_FILE, LocalKeys.PUBLIC_FILE);
        }
    }

    @Test
    void findsTheSameKeyAgain() {
        var first = LocalKeys.openOrCreate(temp);

        var second = LocalKeys.openOrCreate(temp);

        assertThat(second.signingKey().keyId()).isEqualTo(first.signingKey().keyId());
    }

    @Test
    void restoresALostPublicFile() throws IOException {
        var keys = LocalKeys.openOrCreate(temp);
        var published = Files.readString(keys.publicFile());
        Files.writeString(keys.publicFile(), "{}");

        LocalKeys.openOrCreate(temp);

        assertThat(keys.publicFile()).hasContent(published);
    }

    @Test
    void makesOneKeyWhenManyStartAtOnce() throws Exception {
        var openings = new ArrayList<Callable<String>>();
        for (int i = 0; i < STARTERS; i++) {
            openings.add(() -> LocalKeys.openOrCreate(temp).signingKey().keyId());
        }

        var names = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(STARTERS)) {
            for (var opening : threads.invokeAll(openings)) {
                names.add(opening.get());
            }
        }

        assertThat(names).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
    void refusesAKeyThatOthersMayReachAndSaysWhatToDo(String mode) throws IOException {
        LocalKeys.openOrCreate(temp);
        Files.setPosixFilePermissions(privateFile(temp), PosixFilePermissions.fromString(mode));

        assertThatThrownBy(() -> LocalKeys.openOrCreate(temp))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining(mode)
                .hasMessageContaining("chmod 600 " + privateFile(temp));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "not json",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"a\",\"alg\":\"ES256\",\"x\":\"AA\",\"y\":\"AA\"}"
            })
    void refusesADamagedKeyAndLeavesItAsItIs(String damaged) throws IOException {
        LocalKeys.openOrCreate(temp);
        Files.writeString(privateFile(temp), damaged);

        assertThatThrownBy(() -> LocalKeys.openOrCreate(temp))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining(privateFile(temp).toString());
        assertThat(privateFile(temp)).hasContent(damaged);
    }

    @Test
    void refusesAKeyWhosePartsDoNotBelongTogether() throws IOException {
        LocalKeys.openOrCreate(temp);
        var mixed = EcKey.fresh().jwk().getString("d");
        var own = Files.readString(privateFile(temp));
        Files.writeString(
                privateFile(temp), own.replaceAll("\"d\":\"[^\"]+\"", "\"d\":\"" + mixed + "\""));

        assertThatThrownBy(() -> LocalKeys.openOrCreate(temp))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void keepsThePrivatePartOutOfItsText() {
        var key = EcKey.fresh();

        assertThat(key.toString()).doesNotContain(key.jwk().getString("d"));
    }

    private static Path privateFile(Path folder) {
        return folder.resolve(LocalKeys.PRIVATE_FILE);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
