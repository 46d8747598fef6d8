package io.aerophoenix.fleet;

import org.jspecify.annotations.Nullable;

/// A request with an idempotency key, as a machine's history keeps it: a repeat is recognised by it.
///
/// @param key fingerprint of the caller and their key
/// @param request fingerprint of what is asked for, by which a repeat is told from another request with the same key
/// @param outcome what it came to, in the words of whoever did it; null where the machine's own changes tell
public record KeyedRequest(String key, String request, @Nullable String outcome) {
    /// A request that nothing has become of yet.
    public KeyedRequest(String key, String request) {
        this(key, request, null);
    }

    public KeyedRequest withOutcome(String words) {
        return new KeyedRequest(key, request, words);
    }
}
