package io.aerophoenix.simulator;

/// Chance that repeats itself: the same seed, subject and turn always draw the same number.
///
/// There is no state, so the order in which machines happen to draw does not matter.
record Chance(long seed) {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final double ONE_OF_2_TO_53 = 0x1.0p-53;

    /// Evenly spread over (0, 1), both ends left out.
    double uniform(String subject, long turn) {
        long bits = mixed(mixed(seed ^ hash(subject)) + turn);
        return ((bits >>> 11) + 0.5) * ONE_OF_2_TO_53;
    }

    /// Normally distributed, with mean 0 and deviation 1.
    double gaussian(String subject) {
        // Box-Muller over StrictMath: the same bits on every JDK and processor.
        double radius = StrictMath.sqrt(-2 * StrictMath.log(uniform(subject, 1)));
        return radius * StrictMath.cos(2 * Math.PI * uniform(subject, 2));
    }

    private static long hash(String subject) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < subject.length(); i++) {
            hash = (hash ^ subject.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    /// The finalizer of SplitMix64: each bit of the input moves about half the bits of the output.
    private static long mixed(long bits) {
        long once = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        long twice = (once ^ (once >>> 27)) * 0x94d049bb133111ebL;
        return twice ^ (twice >>> 31);
    }
}
