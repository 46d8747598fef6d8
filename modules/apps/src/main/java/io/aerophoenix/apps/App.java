package io.aerophoenix.apps;

import io.aerophoenix.fleet.AppName;
import java.time.Instant;

/// What machines that belong together are grouped under.
///
/// @param organization whom it belongs to
/// @param network the name of its network; a label here, nothing is separated by it
public record App(AppName name, String organization, String network, Instant createdAt) {
    public static final String DEFAULT_ORGANIZATION = "personal";
    public static final String DEFAULT_NETWORK = "default";
}
