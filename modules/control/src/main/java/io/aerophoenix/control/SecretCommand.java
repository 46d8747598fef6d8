package io.aerophoenix.control;

import io.aerophoenix.apps.Secrets;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.Capability;
import java.util.Map;
import java.util.Set;

/// What changes secrets. Machines see it when they are started the next time.
public sealed interface SecretCommand extends Command<Secrets> {
    @Override
    default Capability needs() {
        return Capability.SECRET_WRITE;
    }

    /// Sets some and removes some, all or nothing. One that is set and removed is set.
    record ChangeSecrets(AppName app, Map<String, String> set, Set<String> remove)
            implements SecretCommand {
        public ChangeSecrets {
            set = Map.copyOf(set);
            remove = Set.copyOf(remove);
        }

        @Override
        public Answer<Secrets> carryOut(Engine engine, Caller caller) {
            return engine.secrets().change(this, caller);
        }

        /// Leaves out the values.
        @Override
        public String toString() {
            return "ChangeSecrets[%s, set=%s, remove=%s]".formatted(app, set.keySet(), remove);
        }
    }
}
