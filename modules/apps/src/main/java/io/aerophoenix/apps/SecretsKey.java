package io.aerophoenix.apps;

import io.aerophoenix.fleet.AppName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// What seals secrets and opens them again: AES-256-GCM, each value bound to its app and name, so that none can be put in
/// the place of another. Shows nothing of itself.
final class SecretsKey {
    static final int BYTES = 32;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int DIGEST_BYTES = 16;
    private static final int MARK_BYTES = 8;

    private final SecretKeySpec sealing;
    private final SecretKeySpec digesting;
    private final String mark;

    /// @param material 32 random bytes
    SecretsKey(byte[] material) {
        sealing = new SecretKeySpec(derived(material, "seal"), "AES");
        digesting = hmacKey(derived(material, "digest"));
        mark = HexFormat.of().formatHex(derived(material, "mark"), 0, MARK_BYTES);
    }

    // Each use has a key of its own: what one use shows says nothing about the others.
    private static byte[] derived(byte[] material, String use) {
        return hmac(hmacKey(material), "aerophoenix secrets: " + use);
    }

    private static SecretKeySpec hmacKey(byte[] material) {
        return new SecretKeySpec(material, "HmacSHA256");
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC with SHA-256", e);
        }
    }

    /// By which this key is known without being shown.
    String mark() {
        return mark;
    }

    /// Tells one value of this secret from another. Without the key, nobody can try values against it.
    String digest(AppName app, String name, String value) {
        var all = hmac(digesting, "%s\0%s\0%s".formatted(app, name, value));
        return HexFormat.of().formatHex(all, 0, DIGEST_BYTES);
    }

    byte[] seal(AppName app, String name, String value, SecureRandom random) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, app, name);
            var text = sealed.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE + text.length).put(nonce).put(text).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /// @throws StorageException when it is not what was sealed with this key for this app and name
    String open(AppName app, String name, byte[] sealed) {
        try {
            var nonce = Arrays.copyOf(sealed, NONCE);
            var text =
                    cipher(Cipher.DECRYPT_MODE, nonce, app, name)
                            .doFinal(sealed, NONCE, sealed.length - NONCE);
            return new String(text, StandardCharsets.UTF_8);
        } catch (AEADBadTagException | IllegalArgumentException e) {
            throw new StorageException(
                    "the secret %s of %s cannot be read: what is stored is not what was sealed. Set it again, or put a good copy of apps.db back"
                            .formatted(name, app),
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, AppName app, String name)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD("%s\0%s".formatted(app, name).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    @Override
    public String toString() {
        return "SecretsKey";
    }
}
