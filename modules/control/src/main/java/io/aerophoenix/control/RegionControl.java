package io.aerophoenix.control;

import io.aerophoenix.apps.AppStore;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.lifecycle.Lifecycle;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.SignInCodes;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The door of one region.
public final class RegionControl implements Control {
    private final Engine engine;

    public RegionControl(
            RegionCode region,
            Lifecycle lifecycle,
            AppStore store,
            SignInCodes signInCodes,
            Pulse pulse,
            InstantSource clock,
            RandomGenerator random) {
        this.engine = new Engine(region, lifecycle, store, signInCodes, pulse, clock, random);
    }

    @Override
    public <T> Answer<T> handle(Caller caller, Request<T> request) {
        var needed = request.needs();
        return caller.holds(needed)
                ? request.carryOut(engine, caller)
                : forbidden(caller, needed.word());
    }

    private static <T> Answer<T> forbidden(Caller caller, String needed) {
        return new Answer.Refused<>(
                new Refusal(
                        ErrorCode.FORBIDDEN,
                        "%s lacks the capability %s; ask for a token that holds it"
                                .formatted(caller.subject(), needed),
                        Map.of("needs", needed)));
    }
}
