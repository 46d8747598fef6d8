/// Apps, volumes, secrets.
///
/// Read in this order: [App], [Volume], [Snapshot], [Secrets], [AppStore], [AppRegister], [VolumeStore], [SnapshotStore],
/// [SecretVault].
@NullMarked
package io.aerophoenix.apps;

import org.jspecify.annotations.NullMarked;
