package io.aerophoenix.cli;

import java.io.PrintWriter;
import java.time.Duration;

/// A lease that this run holds and gives back. Safe for several threads.
final class HeldLease implements AutoCloseable {
    private final RegionApi region;
    private final PrintWriter notices;
    private final String machine;
    private final String nonce;
    private final Duration ttl;
    private boolean givenBack;

    private HeldLease(
            RegionApi region, PrintWriter notices, String machine, String nonce, Duration ttl) {
        this.region = region;
        this.notices = notices;
        this.machine = machine;
        this.nonce = nonce;
        this.ttl = ttl;
    }

    /// @param notices hears when it cannot be given back
    /// @param ttl how long it lasts without being renewed
    static HeldLease acquire(
            RegionApi region, PrintWriter notices, String machine, String reason, Duration ttl) {
        var granted = region.send(LeaseCalls.acquire(machine, reason, ttl));
        return new HeldLease(region, notices, machine, granted.path("nonce").asString(), ttl);
    }

    String machine() {
        return machine;
    }

    String nonce() {
        return nonce;
    }

    Duration ttl() {
        return ttl;
    }

    /// Lets it last for its whole time again; does nothing once it was given back.
    ///
    /// @param limit how long the region may take to answer
    synchronized void renew(Duration limit) {
        if (!givenBack) {
            region.send(LeaseCalls.renew(machine, nonce, ttl).within(limit));
        }
    }

    /// Gives it back, once. A region that cannot be told lets it expire.
    @Override
    public synchronized void close() {
        if (givenBack) {
            return;
        }
        givenBack = true;
        try {
            region.tell(LeaseCalls.release(machine, nonce).within(ttl));
        } catch (Failure e) {
            notices.println(
                    "aeropctl: the lease of %s was not released: %s It ends by itself within %d seconds."
                            .formatted(machine, e.getMessage(), ttl.toSeconds()));
        }
    }
}
