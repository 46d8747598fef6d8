package io.aerophoenix.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a machine is rolled back with, described for readers of the API.
///
/// @param version an earlier one of the machine
@Schema(name = "Rollback", requiredProperties = "version")
public record RollbackBody(
        @Schema(
                        description = "The machine gets the spec again that it had then",
                        minimum = "1",
                        example = "7")
                long version) {}
