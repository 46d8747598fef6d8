package io.aerophoenix.fly.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An image reference in its parts, as this API shows it.
///
/// @param digest null where the reference names none
record MachineImage(
        String registry,
        String repository,
        @Nullable String tag,
        @Nullable String digest,
        Map<String, String> labels) {
    private static final String DEFAULT_REGISTRY = "registry-1.docker.io";
    private static final String DEFAULT_TAG = "latest";

    static MachineImage of(String reference) {
        int at = reference.indexOf('@');
        var digest = at < 0 ? null : reference.substring(at + 1);
        var name = at < 0 ? reference : reference.substring(0, at);
        // A colon before a slash belongs to the port of a registry.
        int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
        var tag = colon < 0 ? null : name.substring(colon + 1);
        var place = colon < 0 ? name : name.substring(0, colon);
        return of(place, tag == null && digest == null ? DEFAULT_TAG : tag, digest);
    }

    private static MachineImage of(String place, @Nullable String tag, @Nullable String digest) {
        int slash = place.indexOf('/');
        var first = slash < 0 ? "" : place.substring(0, slash);
        boolean namesRegistry =
                first.contains(".") || first.contains(":") || first.equals("localhost");
        if (namesRegistry) {
            return new MachineImage(first, place.substring(slash + 1), tag, digest, Map.of());
        }
        var repository = slash < 0 ? "library/" + place : place;
        return new MachineImage(DEFAULT_REGISTRY, repository, tag, digest, Map.of());
    }
}
