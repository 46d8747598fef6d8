package io.aerophoenix.api.internal;

import io.aerophoenix.http.Faults;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Machine versions as entity tags.
final class Versions {
    /// Higher than any machine gets.
    static final long HIGHEST = 999_999_999_999_999_999L;

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    private Versions() {}

    static String tag(long version) {
        return "\"" + version + "\"";
    }

    /// The version that an `If-Match` header expects; null when it takes any, or is no version, which is noted.
    static @Nullable Long expected(@Nullable String ifMatch, Faults faults) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        var tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            faults.add("If-Match", "must be a version in quotes, such as \"3\", or *");
            return null;
        }
        return Long.valueOf(tag.group(1));
    }
}
