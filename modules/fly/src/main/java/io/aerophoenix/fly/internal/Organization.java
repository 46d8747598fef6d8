package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fly.FlyConfig;
import io.aerophoenix.http.RefusedException;
import org.jspecify.annotations.Nullable;

/// The one organization that there is, as this API shows it.
///
/// @param slug by which it is asked for
record Organization(String name, String slug) implements Document {
    static Organization of(FlyConfig config) {
        return new Organization(config.organization(), config.organization());
    }

    /// @param slug null where the client leaves it out
    /// @throws RefusedException with `not_found` when it is another one
    static String checked(@Nullable String slug, FlyConfig config) {
        if (slug != null && !slug.equals(config.organization())) {
            throw RefusedException.of(
                    ErrorCode.NOT_FOUND,
                    "there is no such organization here; use %s".formatted(config.organization()));
        }
        return config.organization();
    }
}
