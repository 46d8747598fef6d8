/// Apps, volumes, secrets.
///
/// Read in this order: [App], [Volume], [Snapshot], [Secrets].
@NullMarked
package io.aerophoenix.apps;

import org.jspecify.annotations.NullMarked;
