package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Machine;

/// What is said of a machine's health before anything was tried.
final class Checkups {
    private Checkups() {}

    static Health untried(Machine machine) {
        var checks =
                machine.spec().checks().stream()
                        .map(check ->
                                new Health.Check(
                                        check.name(), Health.Verdict.UNKNOWN, 0, null, null))
                        .toList();
        return new Health(checks.isEmpty() ? Health.Verdict.NONE : Health.Verdict.UNKNOWN, checks);
    }
}
