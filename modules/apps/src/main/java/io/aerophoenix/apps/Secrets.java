package io.aerophoenix.apps;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The secrets of an app, each of which its machines get as a variable when they start.
///
/// @param version grows with every change of them
public record Secrets(long version, List<Secret> all) {
    public Secrets {
        all = List.copyOf(all);
    }

    /// @param digest by which one value is told from another without being known
    /// @param value null unless it was asked for by somebody who may
    public record Secret(
            String name,
            String digest,
            Instant createdAt,
            Instant updatedAt,
            @Nullable String value) {
        /// Leaves out the value.
        @Override
        public String toString() {
            return "Secret[" + name + "]";
        }
    }
}
