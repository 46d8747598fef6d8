package io.aerophoenix.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How one life of a workload ended.
///
/// @param code the exit code; null when a signal ended it or nobody saw the end
/// @param signal the signal's name, such as `SIGKILL`; null when it exited
/// @param at when it ended, or when the end was noticed
public record Exit(@Nullable Integer code, @Nullable String signal, Instant at) {
    /// Nobody saw the end: the host restarted, or the keeper of the process was killed too.
    public static Exit unseen(Instant noticedAt) {
        return new Exit(null, null, noticedAt);
    }

    public boolean clean() {
        return code != null && code == 0;
    }

    /// A phrase for people: `exited with code 3`, `killed by SIGKILL`, `ended unseen`.
    public String phrase() {
        if (signal != null) {
            return "killed by " + signal;
        }
        return code == null ? "ended unseen" : "exited with code " + code;
    }
}
