package io.aerophoenix.console.internal;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.lifecycle.Execution;

/// How a command that was run beside a workload ended, as the page shows it.
///
/// @param end a sentence, such as `exit code 0`
/// @param well whether it ended by itself, with code 0
/// @param stdout at most [#MOST_SHOWN] characters of it
/// @param stderr at most [#MOST_SHOWN] characters of it
record ExecutionPicture(String line, String end, boolean well, String stdout, String stderr) {
    /// What a page can hold and a person may read. The API gives more.
    static final int MOST_SHOWN = 20_000;

    private static final String CUT =
            "\n… cut here; `aeropctl machine exec` prints up to a MiB of it";

    static ExecutionPicture refused(String line, String sentence) {
        return new ExecutionPicture(line, sentence, false, "", "");
    }

    static ExecutionPicture of(String line, Answer<Execution.Outcome> answer) {
        return switch (answer) {
            case Answer.Refused<Execution.Outcome>(var refusal) -> refused(line, refusal.message());
            case Answer.Done<Execution.Outcome>(var outcome) -> of(line, outcome);
        };
    }

    private static ExecutionPicture of(String line, Execution.Outcome outcome) {
        var code = outcome.code();
        return new ExecutionPicture(
                line,
                end(outcome) + (outcome.truncated() ? "; only the first MiB was kept" : ""),
                code != null && code == 0,
                shown(outcome.stdout()),
                shown(outcome.stderr()));
    }

    private static String end(Execution.Outcome outcome) {
        if (outcome.timedOut()) {
            return "killed: its time was over. Give it more time, or run less";
        }
        return outcome.code() == null
                ? "ended by " + outcome.signal()
                : "exit code " + outcome.code();
    }

    private static String shown(String output) {
        return output.length() <= MOST_SHOWN ? output : output.substring(0, MOST_SHOWN) + CUT;
    }
}
