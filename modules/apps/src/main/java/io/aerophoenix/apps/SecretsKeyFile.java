package io.aerophoenix.apps;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The file with the key of the secrets, which only its owner reads. Read once; after trouble, again when it is needed
/// again. Thread-safe.
final class SecretsKeyFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final String HEAD = "aerophoenix-secrets-1 ";
    private static final Pattern SHAPE = Pattern.compile(HEAD + "[0-9a-f]{64}\n");
    private static final int LONGEST = 1024;

    private final Path file;
    private final SecureRandom random;
    private @Nullable SecretsKey known;

    SecretsKeyFile(Path file, SecureRandom random) {
        this.file = file;
        this.random = random;
    }

    /// The key that has this mark.
    ///
    /// @throws StorageException when the file is missing, damaged, readable by others, or has another key
    synchronized SecretsKey withMark(String mark) {
        var key = key();
        if (!key.mark().equals(mark)) {
            known = null;
            throw unusable("it is another key than the one that the secrets were sealed with");
        }
        return key;
    }

    /// The key, made now if there is none. Only for when nothing is sealed yet.
    synchronized SecretsKey first() {
        if (known == null && Files.notExists(file)) {
            make();
        }
        return key();
    }

    private SecretsKey key() {
        var key = known == null ? read() : known;
        known = key;
        return key;
    }

    private SecretsKey read() {
        try {
            var mode = Files.getPosixFilePermissions(file);
            if (!OWNER_ONLY.containsAll(mode)) {
                throw unusable(
                        "its mode %s lets others read it; if nobody has, `chmod 600` it"
                                .formatted(PosixFilePermissions.toString(mode)));
            }
            var text = Files.size(file) > LONGEST ? "" : Files.readString(file);
            if (!SHAPE.matcher(text).matches()) {
                throw unusable("it is damaged");
            }
            return new SecretsKey(HexFormat.of().parseHex(text.strip().substring(HEAD.length())));
        } catch (IOException e) {
            throw unusable(Files.notExists(file) ? "it is missing" : Trees.reason(e));
        }
    }

    private StorageException unusable(String why) {
        return new StorageException(
                "the key of the secrets, %s, cannot be used: %s. Put the right file back from a backup and ask again. If it is lost, so are the secrets: remove them all, and this file, and set them anew"
                        .formatted(Trees.nameOf(file), why));
    }

    private void make() {
        var material = new byte[SecretsKey.BYTES];
        random.nextBytes(material);
        try {
            Files.createDirectories(
                    file.resolveSibling(""),
                    PosixFilePermissions.asFileAttribute(Trees.OWNER_ONLY));
            make(HEAD + HexFormat.of().formatHex(material) + "\n");
        } catch (IOException e) {
            throw new StorageException(
                    "the key of the secrets, %s, cannot be made (%s). Make its folder writable and free some space, then ask again"
                            .formatted(Trees.nameOf(file), Trees.reason(e)),
                    e);
        }
    }

    /// Whole or not at all, and private from the first byte on.
    private void make(String text) throws IOException {
        var folder = file.resolveSibling("");
        var draft =
                Files.createTempFile(
                        folder, ".", ".draft", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            // Unlike a move, a link never replaces what is there.
            Files.createLink(file, draft);
            Trees.syncAround(file);
        } catch (FileAlreadyExistsException _) {
            // Somebody was quicker: that one is read.
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
