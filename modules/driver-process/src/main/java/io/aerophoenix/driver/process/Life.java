package io.aerophoenix.driver.process;

import io.aerophoenix.fleet.Exit;
import java.util.concurrent.CompletableFuture;

/// A life that runs, as far as we have heard.
final class Life {
    private final Run run;
    private final Identity identity;
    private final CompletableFuture<Exit> ended = new CompletableFuture<>();
    private final UsageMeter meter;
    private volatile boolean askedToEnd;

    Life(Run run, Identity identity, Processes processes) {
        this.run = run;
        this.identity = identity;
        this.meter = new UsageMeter(processes, identity);
    }

    Run run() {
        return run;
    }

    Identity identity() {
        return identity;
    }

    UsageMeter meter() {
        return meter;
    }

    /// Completed with how it ended, once we know.
    CompletableFuture<Exit> ended() {
        return ended;
    }

    /// From now on its end is expected, and not reported.
    void expectEnd() {
        askedToEnd = true;
    }

    /// Its end was expected and did not come.
    void expectNoEnd() {
        askedToEnd = false;
    }

    boolean endIsExpected() {
        return askedToEnd;
    }
}
