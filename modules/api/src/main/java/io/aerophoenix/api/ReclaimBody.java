package io.aerophoenix.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What memory is taken back with, described for readers of the API.
@Schema(name = "Reclaim", requiredProperties = "amountMb")
public record ReclaimBody(@Schema(description = "MiB", minimum = "1") long amountMb) {}
