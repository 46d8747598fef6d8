package io.aerophoenix.control;

import io.aerophoenix.security.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A lease's nonce as the machine's history may keep it: whoever reads the history cannot act under the lease, and whoever
/// repeats the acquisition with its idempotency key is told the nonce again.
final class SealedNonce {
    private final byte[] pad;

    SealedNonce(Caller caller, String key) {
        this.pad = digest("lease nonce\0" + caller.subject() + "\0" + key);
    }

    /// @param nonce at most 32 bytes in hexadecimal digits
    String of(String nonce) {
        var bytes = HexFormat.of().parseHex(nonce);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= pad[i];
        }
        return HexFormat.of().formatHex(bytes);
    }

    String opened(String sealed) {
        return of(sealed);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
