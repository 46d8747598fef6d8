package io.aerophoenix.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A path below `/api/v1` with its query, already encoded.
record ApiPath(String text) {
    static ApiPath of(String... segments) {
        var text = new StringBuilder();
        for (var segment : segments) {
            text.append('/').append(encoded(segment));
        }
        return new ApiPath(text.toString());
    }

    /// The same path with one more query parameter, or itself when there is no value.
    ApiPath with(String parameter, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var separator = text.contains("?") ? "&" : "?";
        return new ApiPath(text + separator + parameter + "=" + encoded(value.toString()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
