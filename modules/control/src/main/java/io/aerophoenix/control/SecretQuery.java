package io.aerophoenix.control;

import io.aerophoenix.apps.Secrets;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.Capability;

/// What can be asked about secrets.
public sealed interface SecretQuery extends Query<Secrets> {
    /// @param reveal whether the values are shown too, which takes a capability of its own and leaves a trace in the log
    record ListSecrets(AppName app, boolean reveal) implements SecretQuery {
        @Override
        public Capability needs() {
            return reveal ? Capability.SECRET_READ : Capability.MACHINE_READ;
        }

        @Override
        public Answer<Secrets> carryOut(Engine engine, Caller caller) {
            return engine.secrets().list(this, caller);
        }
    }
}
