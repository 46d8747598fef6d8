package io.aerophoenix.region;

import io.aerophoenix.api.ApiConfig;
import io.aerophoenix.control.Control;
import io.aerophoenix.fly.FlyConfig;
import io.helidon.common.context.Contexts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Hands to the container what [Main] has built without it.
@ApplicationScoped
class RegionBeans {
    @Produces
    @Singleton
    Control control() {
        return registered(RegionCore.class).control();
    }

    @Produces
    @Singleton
    ApiConfig apiConfig() {
        return registered(ApiConfig.class);
    }

    @Produces
    @Singleton
    FlyConfig flyConfig() {
        return registered(FlyConfig.class);
    }

    private static <T> T registered(Class<T> type) {
        return Contexts.globalContext()
                .get(type)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "the region was started without a " + type.getSimpleName()));
    }
}
