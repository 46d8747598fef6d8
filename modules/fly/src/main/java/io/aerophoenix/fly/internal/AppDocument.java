package io.aerophoenix.fly.internal;

import io.aerophoenix.apps.App;
import io.aerophoenix.control.AppView;
import org.jspecify.annotations.Nullable;

/// An app.
///
/// @param id its name, which is all the identity that it has
/// @param status `deployed` when it has machines, else `pending`
/// @param machineCount null where nobody has counted
record AppDocument(
        String id,
        String name,
        String status,
        String network,
        Organization organization,
        @Nullable Integer machineCount,
        @Nullable Integer volumeCount)
        implements Document {
    static AppDocument of(AppView view) {
        var status = view.machines() > 0 ? "deployed" : "pending";
        return of(view.app(), status, view.machines(), view.volumes());
    }

    /// One that has just been made.
    static AppDocument ofNew(App app) {
        return of(app, "pending", null, null);
    }

    private static AppDocument of(
            App app, String status, @Nullable Integer machines, @Nullable Integer volumes) {
        var name = app.name().value();
        var organization = new Organization(app.organization(), app.organization());
        return new AppDocument(name, name, status, app.network(), organization, machines, volumes);
    }
}
