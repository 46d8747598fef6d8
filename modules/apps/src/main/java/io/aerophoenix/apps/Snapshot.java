package io.aerophoenix.apps;

import io.aerophoenix.fleet.VolumeId;
import java.time.Instant;

/// A volume's files as they were.
///
/// @param id `vs_` and 16 characters
/// @param bytes what its files have in all
/// @param digest SHA-256 over names and contents, hexadecimal
/// @param retentionDays from its making on; then it goes
public record Snapshot(
        String id,
        VolumeId volume,
        Instant createdAt,
        long bytes,
        long volumeSizeGb,
        String digest,
        int retentionDays) {}
