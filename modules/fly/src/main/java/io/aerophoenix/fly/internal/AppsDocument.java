package io.aerophoenix.fly.internal;

import io.aerophoenix.control.AppView;
import java.util.List;

/// The apps of an organization.
record AppsDocument(List<AppDocument> apps, int totalApps) implements Document {
    static AppsDocument of(List<AppView> views) {
        return new AppsDocument(views.stream().map(AppDocument::of).toList(), views.size());
    }
}
