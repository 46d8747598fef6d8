package io.aerophoenix.control;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.security.Caller;
import java.util.List;

/// What can be asked about apps. One that nobody made known, but that has machines, counts.
public sealed interface AppQuery<T> extends Query<T> {
    record ListApps() implements AppQuery<List<AppView>> {
        @Override
        public Answer<List<AppView>> carryOut(Engine engine, Caller caller) {
            return engine.apps().list();
        }
    }

    /// `not_found` when there is none.
    record GetApp(AppName app) implements AppQuery<AppView> {
        @Override
        public Answer<AppView> carryOut(Engine engine, Caller caller) {
            return engine.apps().get(app);
        }
    }
}
