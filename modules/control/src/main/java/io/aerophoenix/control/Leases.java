package io.aerophoenix.control;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Lease;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.lifecycle.Wish;
import io.aerophoenix.security.Caller;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How leases are given out.
final class Leases {
    private static final int LONGEST_REASON = 200;

    private final Engine engine;
    private final RandomGenerator random;

    Leases(Engine engine, RandomGenerator random) {
        this.engine = engine;
        this.random = random;
    }

    Answer<LeaseCommand.LeaseGrant> acquire(LeaseCommand.AcquireLease command, Caller caller) {
        var fault = fault(command.ttl()).or(() -> faultOfReason(command.reason()));
        if (fault.isPresent()) {
            return Answer.refused(ErrorCode.INVALID_REQUEST, fault.get());
        }
        var nonce = "%016x%016x".formatted(random.nextLong(), random.nextLong());
        var wish = new Wish.AcquireLease(command.reason(), command.ttl(), nonce);
        return engine.tell(command.machine(), wish, Precondition.NONE, caller)
                .map(machine -> new LeaseCommand.LeaseGrant(machine, nonce));
    }

    Answer<Machine> renew(LeaseCommand.RenewLease command, Caller caller) {
        return fault(command.ttl())
                .<Answer<Machine>>map(it -> Answer.refused(ErrorCode.INVALID_REQUEST, it))
                .orElseGet(() ->
                        engine.tell(
                                command.machine(),
                                new Wish.RenewLease(command.ttl()),
                                new Precondition(null, command.nonce()),
                                caller));
    }

    private static Optional<String> fault(Duration ttl) {
        return ttl.compareTo(Lease.SHORTEST) < 0 || ttl.compareTo(Lease.LONGEST) > 0
                ? Optional.of("ttl: must be 1 to 3600 seconds")
                : Optional.empty();
    }

    private static Optional<String> faultOfReason(String reason) {
        return reason.length() > LONGEST_REASON
                ? Optional.of("reason: must have at most 200 characters")
                : Optional.empty();
    }
}
