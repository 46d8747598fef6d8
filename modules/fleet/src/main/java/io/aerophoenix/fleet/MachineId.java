package io.aerophoenix.fleet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// A machine's identity: `m-` and 18 characters of Crockford's base 32, safe in a path, a file name and a URL.
///
/// Ids that are made from the clock sort by creation, ids that are derived from a key do not.
public record MachineId(String value) implements Comparable<MachineId> {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final Pattern SHAPE = Pattern.compile("m-[0-9a-hjkmnp-tv-z]{18}");
    private static final int BITS_PER_HALF = 45;

    public MachineId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a machine id looks like m-01jd8z0k3w6q4x9v2t");
        }
    }

    /// A fresh id: 45 bits of milliseconds, then 45 random bits.
    public static MachineId fresh(Instant now, RandomGenerator random) {
        return new MachineId("m-" + digits(now.toEpochMilli()) + digits(random.nextLong()));
    }

    /// The id that the same parts always give, so that a repeated creation meets its first self.
    ///
    /// 90 bits of SHA-256 over the parts, each with its length before it: parts cannot be shifted into one another.
    public static MachineId derivedFrom(String... parts) {
        var digest = sha256();
        for (var part : parts) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        var hash = ByteBuffer.wrap(digest.digest());
        return new MachineId("m-" + digits(hash.getLong()) + digits(hash.getLong()));
    }

    private static String digits(long bits) {
        var text = new StringBuilder(BITS_PER_HALF / 5);
        for (int shift = BITS_PER_HALF - 5; shift >= 0; shift -= 5) {
            text.append(DIGITS.charAt((int) (bits >>> shift) & 31));
        }
        return text.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public int compareTo(MachineId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
