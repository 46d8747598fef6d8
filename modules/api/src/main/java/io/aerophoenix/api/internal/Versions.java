package io.aerophoenix.api.internal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Machine versions as entity tags.
final class Versions {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    private Versions() {}

    static String tag(long version) {
        return "\"" + version + "\"";
    }

    /// The version that an `If-Match` header expects; null when it takes any.
    ///
    /// @throws RefusedException when it is no version
    static @Nullable Long expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        var tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw Faults.refusal("If-Match", "must be a version in quotes, such as \"3\", or *");
        }
        return Long.valueOf(tag.group(1));
    }
}
