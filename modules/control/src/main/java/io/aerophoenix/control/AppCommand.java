package io.aerophoenix.control;

import io.aerophoenix.apps.App;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.Capability;
import org.jspecify.annotations.Nullable;

/// What changes which apps there are.
public sealed interface AppCommand<T> extends Command<T> {
    /// Makes an app known. `name_taken` when it is known, unless the same caller had done it with the same key.
    record CreateApp(
            AppName app, String organization, String network, @Nullable String idempotencyKey)
            implements AppCommand<App> {
        @Override
        public Capability needs() {
            return Capability.MACHINE_CREATE;
        }

        @Override
        public Answer<App> carryOut(Engine engine, Caller caller) {
            return engine.apps().create(this, caller);
        }
    }

    /// Destroys an app with all that belongs to it: machines (by force), volumes, secrets. `precondition_failed` when it
    /// has machines, unless by force.
    record DeleteApp(AppName app, boolean force) implements AppCommand<App> {
        @Override
        public Capability needs() {
            return Capability.MACHINE_DESTROY;
        }

        @Override
        public Answer<App> carryOut(Engine engine, Caller caller) {
            return engine.apps().delete(this, caller);
        }
    }
}
