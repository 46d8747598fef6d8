package io.aerophoenix.cli;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What the caller brings along to be let change a machine: the version it has seen, and the nonce of a lease it holds.
final class Precondition {
    static final String LEASE_VARIABLE = "AEROPCTL_LEASE";

    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9._~+/=-]+");

    @Option(
            names = "--if-version",
            paramLabel = "VERSION",
            description = "Only if the machine is still at this version.")
    @Nullable Long version;

    @Option(
            names = "--lease",
            paramLabel = "NONCE",
            description = "Acts under the lease that this nonce opens. Default: $AEROPCTL_LEASE.")
    @Nullable String lease;

    @Mixin OnceKey once = new OnceKey();

    Call on(Call call, Surroundings surroundings) {
        return once.on(onVersion(version, leasedOnly(call, surroundings)));
    }

    /// The same, for a change of what was read: refused if the machine has changed since, unless the caller named a
    /// version.
    Call onWhatWasRead(long read, Call call, Surroundings surroundings) {
        return once.on(onVersion(version != null ? version : read, leasedOnly(call, surroundings)));
    }

    private Call leasedOnly(Call call, Surroundings surroundings) {
        var nonce = nonce(lease, surroundings);
        return nonce == null ? call : under(nonce, call);
    }

    private static Call onVersion(@Nullable Long version, Call call) {
        return version == null ? call : call.with("If-Match", "\"%d\"".formatted(version));
    }

    static Call under(String nonce, Call call) {
        return call.with("Machine-Lease-Nonce", nonce);
    }

    /// @return the option, else the variable, else null
    static @Nullable String nonce(@Nullable String option, Surroundings surroundings) {
        var named =
                option != null
                        ? option
                        : surroundings.environment().getOrDefault(LEASE_VARIABLE, "");
        var nonce = named.strip();
        if (nonce.isEmpty() && option == null) {
            return null;
        }
        if (!NONCE.matcher(nonce).matches()) {
            // Not repeated: it may be a secret in the wrong place.
            throw Failure.usage(
                    "The lease's nonce has characters that no nonce has. It is what `aeropctl machine lease acquire` prints.");
        }
        return nonce;
    }
}
