package io.aerophoenix.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What was asked for is no longer kept.
@Schema(
        name = "Missed",
        description =
                "The data of an event `missed`: positions before this one are gone. List the machines again, then go on")
public record MissedBody(long oldestKept) implements Body {}
