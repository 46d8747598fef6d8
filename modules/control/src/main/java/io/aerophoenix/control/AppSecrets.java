package io.aerophoenix.control;

import io.aerophoenix.apps.SecretVault;
import io.aerophoenix.apps.Secrets;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Apps' secrets. Who changes them or has their values shown is written to the log.
final class AppSecrets {
    private static final Logger LOG = LoggerFactory.getLogger(AppSecrets.class);

    private final Engine engine;
    private final SecretVault vault;

    AppSecrets(Engine engine, SecretVault vault) {
        this.engine = engine;
        this.vault = vault;
    }

    Answer<Secrets> change(SecretCommand.ChangeSecrets command, Caller caller) {
        return SecretRules.objection(command.set())
                .<Answer<Secrets>>map(it -> Answer.refused(ErrorCode.INVALID_REQUEST, it))
                .orElseGet(() ->
                        engine.apps()
                                .keep(command.app(), caller)
                                .then(_ -> changed(command, caller)));
    }

    private Answer<Secrets> changed(SecretCommand.ChangeSecrets command, Caller caller) {
        var answer = vault.change(command.app(), command.set(), command.remove());
        if (answer instanceof Answer.Done<Secrets>) {
            LOG.info("{} changed secrets: {}", caller.subject(), command);
        }
        return answer;
    }

    Answer<Secrets> list(SecretQuery.ListSecrets query, Caller caller) {
        return engine.apps().isKnown(query.app()).then(_ -> listed(query, caller));
    }

    private Answer<Secrets> listed(SecretQuery.ListSecrets query, Caller caller) {
        if (!query.reveal()) {
            return vault.list(query.app(), SecretVault.Values.HIDDEN);
        }
        LOG.info("{} had the values of the secrets of {} shown", caller.subject(), query.app());
        return vault.list(query.app(), SecretVault.Values.REVEALED);
    }
}
