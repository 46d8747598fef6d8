package io.aerophoenix.api.internal;

import io.aerophoenix.control.Control;
import io.aerophoenix.control.Query;
import io.aerophoenix.control.RegionView;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.Capability;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Whether the region takes requests, asked at the same door as everything else.
@Readiness
@Dependent
public class RegionReadiness implements HealthCheck {
    private static final Caller SELF = new Caller("health", Set.of(Capability.MACHINE_READ));
    private static final String READY = "ready";

    private final Control control;

    @Inject
    RegionReadiness(Control control) {
        this.control = control;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("region");
        try {
            ask(response);
        } catch (RuntimeException e) {
            // Otherwise the platform would show the exception to everyone.
            response.down().withData("reason", ProblemMapper.logged(e).detail());
        }
        return response.build();
    }

    private void ask(HealthCheckResponseBuilder response) {
        switch (control.handle(SELF, new Query.ListRegions())) {
            case Answer.Done<List<RegionView>>(var regions) -> describe(regions, response);
            case Answer.Refused<List<RegionView>>(var refusal) ->
                    response.down().withData("reason", refusal.message());
        }
    }

    private static void describe(List<RegionView> regions, HealthCheckResponseBuilder response) {
        response.status(regions.stream().allMatch(it -> it.status().equals(READY)));
        regions.forEach(it -> response.withData(it.region().value(), it.status()));
    }
}
