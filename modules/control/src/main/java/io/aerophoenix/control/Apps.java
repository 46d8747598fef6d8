package io.aerophoenix.control;

import io.aerophoenix.apps.App;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.security.Caller;
import java.util.List;

/// Which apps there are.
final class Apps {
    Answer<App> create(AppCommand.CreateApp command, Caller caller) {
        return Answer.refused(ErrorCode.PRECONDITION_FAILED, "not here yet");
    }

    Answer<App> delete(AppCommand.DeleteApp command, Caller caller) {
        return Answer.refused(ErrorCode.PRECONDITION_FAILED, "not here yet");
    }

    Answer<List<AppView>> list() {
        return Answer.refused(ErrorCode.PRECONDITION_FAILED, "not here yet");
    }

    Answer<AppView> get(AppName app) {
        return Answer.refused(ErrorCode.PRECONDITION_FAILED, "not here yet");
    }
}
