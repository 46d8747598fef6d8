package io.aerophoenix.fly;

import io.aerophoenix.control.Control;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;

/// What the region produces otherwise.
@ApplicationScoped
public class TestBeans {
    // The platform starts beans by itself, so there is no other way to hand anything in.
    private static final AtomicReference<Parts> NEXT = new AtomicReference<>();

    private record Parts(FlyConfig config, Control control) {}

    static void next(FlyConfig config, Control control) {
        NEXT.set(new Parts(config, control));
    }

    @Produces
    @Singleton
    FlyConfig config() {
        return NEXT.get().config();
    }

    @Produces
    @Singleton
    Control control() {
        return NEXT.get().control();
    }
}
