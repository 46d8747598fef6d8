package io.aerophoenix.control;

import static java.util.Objects.requireNonNull;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.KeyedRequest;
import io.aerophoenix.fleet.Lease;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.lifecycle.Lifecycle;
import io.aerophoenix.lifecycle.Wish;
import io.aerophoenix.security.Caller;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How leases are given out.
final class Leases {
    private static final int LONGEST_REASON = 200;

    private final Engine engine;
    private final Lifecycle lifecycle;
    private final RandomGenerator random;

    Leases(Engine engine, Lifecycle lifecycle, RandomGenerator random) {
        this.engine = engine;
        this.lifecycle = lifecycle;
        this.random = random;
    }

    Answer<LeaseCommand.LeaseGrant> acquire(LeaseCommand.AcquireLease command, Caller caller) {
        var fault = fault(command.ttl()).or(() -> faultOfReason(command.reason()));
        if (fault.isPresent()) {
            return Answer.refused(ErrorCode.INVALID_REQUEST, fault.get());
        }
        var nonce = "%016x%016x".formatted(random.nextLong(), random.nextLong());
        var key = command.key();
        return key == null
                ? engine.tell(
                                command.machine(),
                                wish(command, nonce, null),
                                Precondition.NONE,
                                caller)
                        .map(machine -> new LeaseCommand.LeaseGrant(machine, nonce))
                : acquireOnce(command, new SealedNonce(caller, key), nonce, caller);
    }

    private static Wish.AcquireLease wish(
            LeaseCommand.AcquireLease command, String nonce, @Nullable String sealed) {
        return new Wish.AcquireLease(command.reason(), command.ttl(), nonce, sealed);
    }

    /// A repeat is answered with the machine of the first time, whose lease this nonce does not open.
    private Answer<LeaseCommand.LeaseGrant> acquireOnce(
            LeaseCommand.AcquireLease command, SealedNonce seal, String nonce, Caller caller) {
        var given = new Precondition(null, null, command.key());
        var wish = wish(command, nonce, seal.of(nonce));
        var keyed = requireNonNull(Digests.keyed(given, wish, caller));
        return engine.tell(command.machine(), wish, given, caller, keyed)
                .map(machine ->
                        new LeaseCommand.LeaseGrant(
                                machine,
                                isOpenedBy(nonce, machine) ? nonce : first(machine, keyed, seal)));
    }

    private static boolean isOpenedBy(String nonce, Machine machine) {
        return requireNonNull(machine.status().lease(), "just acquired").isOpenedBy(nonce);
    }

    private String first(Machine machine, KeyedRequest keyed, SealedNonce seal) {
        return seal.opened(
                lifecycle.earlier(machine.id(), keyed).map(KeyedRequest::outcome).orElseThrow());
    }

    Answer<Machine> renew(LeaseCommand.RenewLease command, Caller caller) {
        return fault(command.ttl())
                .<Answer<Machine>>map(it -> Answer.refused(ErrorCode.INVALID_REQUEST, it))
                .orElseGet(() ->
                        engine.tell(
                                command.machine(),
                                new Wish.RenewLease(command.ttl()),
                                new Precondition(null, command.nonce(), command.key()),
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
