package io.aerophoenix.cli;

/// Leases, as people read them.
final class LeaseViews {
    private LeaseViews() {}

    /// The nonce alone on standard output, so that a shell can keep it in a variable.
    static void granted(Screen screen, Facts lease) {
        screen.out().println(lease.text("nonce"));
        screen.notices().println("aeropctl: " + sentence(lease));
        screen.notices().println("  Bring the nonce along: --lease NONCE, or AEROPCTL_LEASE.");
    }

    static void held(Screen screen, Facts lease) {
        screen.out().println(sentence(lease));
    }

    static void ended(Screen screen, Facts machine) {
        screen.out().println("%s has no lease any more.".formatted(machine.text("machine")));
    }

    private static String sentence(Facts lease) {
        return "%s is leased by %s.".formatted(lease.text("machine"), holder(lease));
    }

    /// `ada until 2026-01-01T12:00:30Z (deploy)`.
    static String holder(Facts lease) {
        return "%s until %s (%s)"
                .formatted(lease.text("holder"), lease.text("expiresAt"), lease.text("reason"));
    }
}
