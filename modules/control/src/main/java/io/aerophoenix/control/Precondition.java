package io.aerophoenix.control;

import org.jspecify.annotations.Nullable;

/// What a caller brings along to be let do something to a machine.
///
/// @param version refuse with `version_conflict` unless the machine has it; null to take any
/// @param nonce opens the machine's lease; null when the caller holds none
/// @param key idempotency key: with the same key and caller, a repeat is answered as the first was; null to do it anew
public record Precondition(@Nullable Long version, @Nullable String nonce, @Nullable String key) {
    public static final Precondition NONE = new Precondition(null, null, null);

    /// Of a request that is not to be repeated.
    public Precondition(@Nullable Long version, @Nullable String nonce) {
        this(version, nonce, null);
    }

    public static Precondition version(@Nullable Long version) {
        return new Precondition(version, null, null);
    }

    /// Leaves out the nonce.
    @Override
    public String toString() {
        return "Precondition[version=%s, key=%s]".formatted(version, key);
    }
}
