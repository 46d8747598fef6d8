package io.aerophoenix.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a signal is sent with, described for readers of the API.
@Schema(name = "Signal", requiredProperties = "signal")
public record SignalBody(@Schema(example = "SIGHUP") String signal) {}
