package io.aerophoenix.api;

import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A one-time way into the console.
@Schema(name = "SignIn")
public record SignInBody(
        @Schema(description = "Good once, for ten minutes") String code,
        @Schema(description = "Open it in a browser") URI url)
        implements Body {}
