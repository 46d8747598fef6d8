package io.aerophoenix.simulator;

import java.time.Instant;
import java.time.InstantSource;

/// Time as a simulated world knows it: what it is now, and calls when a moment has come. It never runs backwards.
///
/// The only way in which anything in the simulator waits, so that who moves this clock moves the world.
public interface WorldTime extends InstantSource, AutoCloseable {
    /// Has this called once [#instant] is at that moment or past it; never from within this call. Calls come one after
    /// the other, so they must not block. After [#close], nothing is called.
    Alarm at(Instant moment, Runnable call);

    /// No more calls. Closing twice changes nothing.
    @Override
    void close();

    /// A call that is to come.
    interface Alarm {
        /// Forgets the call, if it has not begun.
        void cancel();
    }
}
