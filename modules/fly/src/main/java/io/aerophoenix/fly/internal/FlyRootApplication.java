package io.aerophoenix.fly.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/// The same under `/v1`: the Go client takes no more than scheme and host of a base address, so its paths begin there.
@ApplicationScoped
@ApplicationPath("/v1")
public class FlyRootApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return FlyApplication.CLASSES;
    }
}
