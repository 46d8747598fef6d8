package io.aerophoenix.fly.internal;

import io.aerophoenix.apps.Volume;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Volumes of all apps of the organization, the oldest first.
///
/// It does not say when the last one was changed: nobody writes that down.
record OrganizationVolumesDocument(
        List<VolumeDocument> volumes, @Nullable String nextCursor, @Nullable String lastVolumeId)
        implements Document {
    static OrganizationVolumesDocument of(OrganizationPage<Volume> page) {
        return new OrganizationVolumesDocument(
                page.items().stream().map(VolumeDocument::ofOrganization).toList(),
                page.next(),
                page.last().map(OrganizationCursor::id).orElse(null));
    }
}
