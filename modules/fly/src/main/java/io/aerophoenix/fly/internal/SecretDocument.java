package io.aerophoenix.fly.internal;

import io.aerophoenix.apps.Secrets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A secret.
///
/// @param value null unless it was asked for
record SecretDocument(
        String name, String digest, Instant createdAt, Instant updatedAt, @Nullable String value)
        implements Document {
    static SecretDocument of(Secrets.Secret secret) {
        return new SecretDocument(
                secret.name(),
                secret.digest(),
                secret.createdAt(),
                secret.updatedAt(),
                secret.value());
    }

    /// Leaves out the value.
    @Override
    public String toString() {
        return "SecretDocument[" + name + "]";
    }
}
