package io.aerophoenix.region;

/// A request as it was sent, and its answer.
record Exchange(RawRequest request, Reply reply) {}
