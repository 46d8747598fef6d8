package io.aerophoenix.control;

import io.aerophoenix.apps.Secrets;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.security.Caller;

/// Apps' secrets.
final class AppSecrets {
    Answer<Secrets> change(SecretCommand.ChangeSecrets command, Caller caller) {
        return Answer.refused(ErrorCode.PRECONDITION_FAILED, "not here yet");
    }

    Answer<Secrets> list(SecretQuery.ListSecrets query, Caller caller) {
        return Answer.refused(ErrorCode.PRECONDITION_FAILED, "not here yet");
    }
}
