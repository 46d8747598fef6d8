package io.aerophoenix.fly.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.aerophoenix.apps.Secrets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The secrets of an app.
///
/// @param version what they have come to by a change of them; null where they were only looked at
/// @param formerVersion the same again, in the other spelling that the original has for it
record SecretsDocument(
        List<SecretDocument> secrets,
        @Nullable Long version,
        @JsonProperty("Version") @Nullable Long formerVersion)
        implements Document {
    static SecretsDocument of(Secrets secrets) {
        return new SecretsDocument(all(secrets), null, null);
    }

    static SecretsDocument ofChanged(Secrets secrets) {
        return new SecretsDocument(all(secrets), secrets.version(), secrets.version());
    }

    private static List<SecretDocument> all(Secrets secrets) {
        return secrets.all().stream().map(SecretDocument::of).toList();
    }
}
