package io.aerophoenix.fly.internal;

/// A JSON document that this API answers with.
interface Document {}
