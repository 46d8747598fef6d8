package io.aerophoenix.fleet;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// A volume's identity: `vol_` and 16 characters, safe in a path, a file name and a URL.
public record VolumeId(String value) implements Comparable<VolumeId> {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 16;
    private static final Pattern SHAPE = Pattern.compile("vol_[0-9a-hjkmnp-tv-z]{16}");

    public VolumeId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a volume id looks like vol_8z0k3w6q4x9v2t1d");
        }
    }

    /// A fresh id: 80 random bits.
    public static VolumeId fresh(RandomGenerator random) {
        var text = new StringBuilder("vol_");
        for (int i = 0; i < LENGTH; i++) {
            text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return new VolumeId(text.toString());
    }

    @Override
    public int compareTo(VolumeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
