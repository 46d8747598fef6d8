package io.aerophoenix.http;

/// One thing that is wrong with a request.
///
/// @param field its path in the body, such as `resources.cpus`, or the name of a parameter or header
public record Fault(String field, String message) {}
