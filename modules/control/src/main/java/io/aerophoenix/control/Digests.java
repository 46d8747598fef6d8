package io.aerophoenix.control;

import io.aerophoenix.fleet.KeyedRequest;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.lifecycle.Wish;
import io.aerophoenix.security.Caller;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Fingerprints of requests, by which a repeat is told from another request with the same key.
final class Digests {
    private Digests() {}

    /// What is kept of a request's idempotency key; null when it has none.
    static @Nullable KeyedRequest keyed(Precondition given, Wish wish, Caller caller) {
        return given.key() == null ? null : keyed(given.key(), caller, partsOf(wish));
    }

    /// What is kept of a request with an idempotency key.
    ///
    /// @param request everything that makes it another than others
    static KeyedRequest keyed(String key, Caller caller, List<String> request) {
        return new KeyedRequest(fingerprint(List.of(caller.subject(), key)), fingerprint(request));
    }

    /// Everything of a wish that makes it another than others; no nonce.
    private static List<String> partsOf(Wish wish) {
        var parts = new ArrayList<String>();
        parts.add(wish.getClass().getSimpleName());
        switch (wish) {
            case Wish.Steps(var actions, var stop) -> parts.addAll(texts(actions, stop));
            case Wish.Configure(var spec, var annexes, var kind, var story) -> {
                add(parts, spec);
                parts.addAll(texts(annexes, kind, story));
            }
            case Wish.Label(var put, var remove) -> {
                add(parts, put);
                parts.addAll(new TreeSet<>(remove));
            }
            case Wish.AcquireLease(var reason, var ttl, _, _) -> parts.addAll(texts(reason, ttl));
            case Wish.RenewLease(var ttl) -> parts.add(ttl.toString());
            case Wish.BreakLease(var reason) -> parts.add(reason);
            case Wish.Remember(var kind, var text) -> parts.addAll(texts(kind, text));
            case Wish.Cordon _, Wish.Uncordon _, Wish.ReleaseLease _, Wish.Outcome _ -> {}
        }
        return parts;
    }

    private static List<String> texts(@Nullable Object... parts) {
        return Arrays.stream(parts).map(String::valueOf).toList();
    }

    private static String fingerprint(List<String> parts) {
        return MachineId.derivedFrom(parts.toArray(String[]::new)).value().substring("m-".length());
    }

    /// The same for requests that ask for the same machine, whatever the order of their maps.
    static String of(Command.CreateMachine command, RegionCode region) {
        var parts = new ArrayList<String>();
        parts.add(region.value());
        parts.add(command.app().value());
        add(parts, command.spec());
        parts.add(command.then().name());
        return MachineId.derivedFrom(parts.toArray(String[]::new)).value();
    }

    private static void add(List<String> parts, MachineSpec spec) {
        parts.add(spec.name().value());
        parts.add(spec.driver());
        parts.add(Integer.toString(spec.command().size()));
        parts.addAll(spec.command());
        add(parts, spec.env());
        parts.add(String.valueOf(spec.workingDirectory()));
        parts.add(spec.resources().toString());
        parts.add(spec.restart().toString());
        parts.add(spec.stop().toString());
        add(parts, spec.metadata());
        if (!spec.checks().isEmpty()) {
            parts.add(spec.checks().toString());
        }
        if (!spec.mounts().isEmpty()) {
            parts.add(spec.mounts().toString());
        }
        if (!spec.annexes().isEmpty()) {
            add(parts, spec.annexes());
        }
    }

    // Each part apart: "a=1, b=2" as one value must not look like two.
    private static void add(List<String> parts, Map<String, String> pairs) {
        parts.add(Integer.toString(pairs.size()));
        new TreeMap<>(pairs)
                .forEach((name, value) -> {
                    parts.add(name);
                    parts.add(value);
                });
    }
}
