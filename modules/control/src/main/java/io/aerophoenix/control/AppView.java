package io.aerophoenix.control;

import io.aerophoenix.apps.App;

/// An app as its users see it.
///
/// @param machines terminated ones left out
public record AppView(App app, int machines, int volumes) {}
