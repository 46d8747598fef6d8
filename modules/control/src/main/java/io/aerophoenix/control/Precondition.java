package io.aerophoenix.control;

import org.jspecify.annotations.Nullable;

/// What a caller brings along to be let do something to a machine.
///
/// @param version refuse with `version_conflict` unless the machine has it; null to take any
/// @param nonce opens the machine's lease; null when the caller holds none
public record Precondition(@Nullable Long version, @Nullable String nonce) {
    public static final Precondition NONE = new Precondition(null, null);

    public static Precondition version(@Nullable Long version) {
        return new Precondition(version, null);
    }

    /// Leaves out the nonce.
    @Override
    public String toString() {
        return "Precondition[version=" + version + "]";
    }
}
