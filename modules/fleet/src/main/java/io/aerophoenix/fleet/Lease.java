package io.aerophoenix.fleet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/// The promise that for a while only its holder may change a machine. It ends by itself, so that a holder that is lost
/// locks nobody out.
///
/// The nonce is what proves the holder. Only its digest is kept: whoever reads the journal cannot act in the holder's
/// name.
///
/// @param holder who acquired it
/// @param reason what for, in the holder's words
/// @param nonceDigest SHA-256 of the nonce, hexadecimal
/// @param acquiredAt when it was acquired, not renewed
/// @param expiresAt from then on it counts no more
public record Lease(
        String holder, String reason, String nonceDigest, Instant acquiredAt, Instant expiresAt) {
    public static final Duration SHORTEST = Duration.ofSeconds(1);
    public static final Duration LONGEST = Duration.ofHours(1);
    private static final int LONGEST_REASON = 200;

    public Lease {
        if (reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("a lease's reason has at most 200 characters");
        }
    }

    /// Whether it counts. One that would last longer than any may was given by a clock that was ahead: it does not.
    public boolean holdsAt(Instant now) {
        return now.isBefore(expiresAt) && !expiresAt.isAfter(now.plus(LONGEST));
    }

    /// Whether this nonce is the holder's.
    public boolean isOpenedBy(String nonce) {
        // In the same time for every wrong nonce.
        return MessageDigest.isEqual(
                digestOf(nonce).getBytes(StandardCharsets.UTF_8),
                nonceDigest.getBytes(StandardCharsets.UTF_8));
    }

    public Lease until(Instant later) {
        return new Lease(holder, reason, nonceDigest, acquiredAt, later);
    }

    public static String digestOf(String nonce) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(nonce.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
