package io.aerophoenix.apps;

import org.jspecify.annotations.Nullable;

/// Who asks for something new. The same caller with the same key asks for the same thing again.
public record Origin(String caller, @Nullable String idempotencyKey) {}
