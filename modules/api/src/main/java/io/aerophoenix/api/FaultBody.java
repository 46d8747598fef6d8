package io.aerophoenix.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One thing that is wrong with a request; a problem lists them all as `errors`.
///
/// @param field its path in the body, such as `resources.cpus`, or the name of a parameter or header
@Schema(name = "Fault")
public record FaultBody(@Schema(example = "resources.cpus") String field, String message) {}
