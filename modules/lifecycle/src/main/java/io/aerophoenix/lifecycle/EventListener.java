package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.MachineEvent;
import java.util.List;

/// Hears a region's changes, in order and without holes, on a virtual thread of its own: it may block, and is then
/// simply behind.
public interface EventListener {
    /// One or more changes, positions rising.
    void changed(List<MachineEvent> events);

    /// The positions after which was asked are no longer kept: what follows begins at `oldestKept`. Read the machines
    /// again, then go on.
    void missed(long oldestKept);
}
