package io.aerophoenix.security;

import io.helidon.security.jwt.jwk.Jwk;
import io.helidon.security.jwt.jwk.JwkKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The key with which a region signs tokens of its own (ES256), kept in a folder that only its owner reads.
///
/// Two files: `signing-key.json`, the private key as a JWK with mode 0600, and `jwks.json`, the public key, for
/// whoever verifies tokens.
public final class LocalKeys {
    static final String PRIVATE_FILE = "signing-key.json";
    static final String PUBLIC_FILE = "jwks.json";

    private final Jwk signingKey;
    private final JwkKeys publicKeys;
    private final Path publicFile;

    private LocalKeys(EcKey key, Path publicFile) {
        this.signingKey = key.signing();
        this.publicKeys = key.verifying();
        this.publicFile = publicFile;
    }

    /// Reads the key of this folder, or makes one when there is none.
    ///
    /// Several processes may open an empty folder at once: one of them makes the key, all of them get it.
    ///
    /// @throws KeyFileException when the key file is readable by others, damaged, or cannot be written
    public static LocalKeys openOrCreate(Path folder) {
        try {
            KeyFiles.createFolder(folder);
            var file = folder.resolve(PRIVATE_FILE);
            if (!Files.exists(file)) {
                KeyFiles.createPrivate(file, EcKey.fresh().privateJson());
            }
            var key = EcKey.parse(KeyFiles.readPrivate(file), file);
            var publicFile = folder.resolve(PUBLIC_FILE);
            KeyFiles.publish(publicFile, key.publicJson());
            return new LocalKeys(key, publicFile);
        } catch (IOException e) {
            throw new KeyFileException(
                    "The signing key in %s cannot be read or written: %s. Make the folder writable for this user."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    /// The file with the public key (a JWKS), which may be shown to everyone.
    public Path publicFile() {
        return publicFile;
    }

    Jwk signingKey() {
        return signingKey;
    }

    JwkKeys publicKeys() {
        return publicKeys;
    }
}
