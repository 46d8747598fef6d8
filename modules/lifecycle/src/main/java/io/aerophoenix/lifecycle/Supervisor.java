package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.MachineId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What follows when an actor has failed: another try after a while, or, after too many, the end of trying. It remembers
/// those machines only whose actors have failed of late. Thread-safe.
final class Supervisor {
    private final LifecycleSettings.Supervision settings;
    private final RandomGenerator chance;
    private final Map<MachineId, Deque<Instant>> failures = new HashMap<>();

    Supervisor(LifecycleSettings.Supervision settings, RandomGenerator chance) {
        this.settings = settings;
        this.chance = chance;
    }

    synchronized Verdict failed(MachineId machine, Instant now) {
        forgetBefore(now.minus(settings.window()));
        var ofLate = failures.computeIfAbsent(machine, _ -> new ArrayDeque<>());
        ofLate.add(now);
        if (ofLate.size() > settings.mostFailures()) {
            failures.remove(machine);
            return new Verdict.GiveUp(settings.mostFailures() + 1, settings.window());
        }
        return new Verdict.TryAgain(backoff(settings.firstWait()).after(ofLate.size(), chance));
    }

    /// A wait that is no verdict on anybody: for the journal, for a driver.
    synchronized Duration waitAfter(int tries, Duration first) {
        return backoff(first).after(tries, chance);
    }

    private Backoff backoff(Duration first) {
        return new Backoff(first, settings.longestWait());
    }

    private void forgetBefore(Instant moment) {
        failures.values()
                .removeIf(ofLate -> {
                    ofLate.removeIf(failure -> failure.isBefore(moment));
                    return ofLate.isEmpty();
                });
    }

    /// What is to be done with an actor that has failed.
    sealed interface Verdict {
        record TryAgain(Duration after) implements Verdict {}

        record GiveUp(int failures, Duration window) implements Verdict {}
    }
}
