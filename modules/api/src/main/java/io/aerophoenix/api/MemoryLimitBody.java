package io.aerophoenix.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a workload's memory is limited with, described for readers of the API.
@Schema(name = "MemoryLimit", requiredProperties = "limitMb")
public record MemoryLimitBody(@Schema(description = "MiB", minimum = "1") long limitMb) {}
