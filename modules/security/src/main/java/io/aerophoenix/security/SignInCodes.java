package io.aerophoenix.security;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One-time codes with which a caller who has a token signs in at the console, without typing the token there.
///
/// Kept in memory only: a restart forgets them, and another code is one command away. Thread-safe.
public final class SignInCodes {
    public static final Duration LIFE = Duration.ofMinutes(10);

    private static final int MOST = 1000;
    private static final int BYTES = 24;

    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public SignInCodes(InstantSource clock) {
        this.clock = clock;
    }

    /// A new code; the oldest is dropped when a thousand wait.
    public synchronized String issue(Caller caller) {
        var now = clock.instant();
        pending.values().removeIf(it -> !it.until().isAfter(now));
        if (pending.size() >= MOST) {
            pending.remove(pending.keySet().iterator().next());
        }
        var code = Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes());
        pending.put(code, new Pending(caller, now.plus(LIFE)));
        return code;
    }

    /// Whom the code was issued to; empty when it was used before, has expired, or never was.
    public synchronized Optional<Caller> redeem(String code) {
        return Optional.ofNullable(pending.remove(code))
                .filter(it -> it.until().isAfter(clock.instant()))
                .map(Pending::caller);
    }

    private byte[] randomBytes() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private record Pending(Caller caller, Instant until) {}
}
