package io.aerophoenix.fleet;

/// An amount of compute.
///
/// @param cpus processors, fractions allowed
/// @param memoryMb memory in MiB
public record Resources(double cpus, long memoryMb) {
    public static final Resources NONE = new Resources(0, 0);

    public Resources {
        if (!(cpus >= 0) || Double.isInfinite(cpus) || memoryMb < 0) {
            throw new IllegalArgumentException(
                    "resources cannot be negative: cpus=" + cpus + " memoryMb=" + memoryMb);
        }
    }

    public Resources plus(Resources other) {
        return new Resources(cpus + other.cpus, memoryMb + other.memoryMb);
    }

    /// What remains; never below nothing.
    public Resources minus(Resources other) {
        return new Resources(
                Math.max(0, cpus - other.cpus), Math.max(0, memoryMb - other.memoryMb));
    }

    public boolean fitsIn(Resources room) {
        // Sums of fractions such as 0.1 drift in the last bits; a thousandth of a CPU is nobody's
        // shortage.
        return cpus <= room.cpus + 0.001 && memoryMb <= room.memoryMb;
    }
}
