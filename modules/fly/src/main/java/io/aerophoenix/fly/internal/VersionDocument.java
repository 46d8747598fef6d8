package io.aerophoenix.fly.internal;

import tools.jackson.databind.JsonNode;

/// A configuration that a machine has or had.
record VersionDocument(String version, JsonNode userConfig) implements Document {}
