package io.aerophoenix.fly.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.aerophoenix.apps.Secrets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What changing one secret came to: the secret without its value, or nothing of it when it is gone, and the version that
/// the app's secrets have now, in both of the original's spellings.
record ChangedSecretDocument(
        @Nullable String name,
        @Nullable String digest,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        long version,
        @JsonProperty("Version") long formerVersion)
        implements Document {
    static ChangedSecretDocument ofSet(Secrets.Secret secret, long version) {
        return new ChangedSecretDocument(
                secret.name(),
                secret.digest(),
                secret.createdAt(),
                secret.updatedAt(),
                version,
                version);
    }

    static ChangedSecretDocument ofRemoved(long version) {
        return new ChangedSecretDocument(null, null, null, null, version, version);
    }
}
