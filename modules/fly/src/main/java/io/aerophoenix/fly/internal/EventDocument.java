package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.Exit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that has become of a machine.
///
/// @param source `user`, or `flyd` where the region did it by itself
/// @param timestamp in milliseconds
/// @param request details; null where there are none
record EventDocument(
        String id,
        String type,
        String status,
        String source,
        long timestamp,
        @Nullable Details request)
        implements Document {

    record Details(@Nullable Ending exitEvent, @Nullable String error) {}

    /// How a workload ended.
    ///
    /// @param signal by its number; 0 when none ended it
    /// @param requestedStop whether somebody had asked for the end
    record Ending(
            int exitCode,
            int guestExitCode,
            int signal,
            int guestSignal,
            boolean oomKilled,
            boolean requestedStop,
            Instant exitedAt) {
        static Ending of(Exit exit, boolean requestedStop) {
            int signal = MachineSignals.number(exit.signal());
            int code = exit.code() == null ? -1 : exit.code();
            return new Ending(code, code, signal, signal, false, requestedStop, exit.at());
        }
    }
}
