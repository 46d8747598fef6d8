package io.aerophoenix.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a lease is acquired or renewed with, described for readers of the API.
@Schema(name = "LeaseOrder")
public record LeaseOrderBody(
        @Schema(
                        maxLength = 200,
                        description =
                                "What for; whoever meets the lease reads it. Required to acquire one, and left out to renew it",
                        example = "deploy")
                @Nullable String reason,
        @Schema(
                        description = "How long it lasts from now on, unless it is renewed",
                        minimum = "1",
                        maximum = "3600",
                        defaultValue = "30")
                @Nullable Integer ttlSeconds) {}
