package io.aerophoenix.fly.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/// Everything under `/fly/v1`.
@ApplicationScoped
@ApplicationPath("/fly/v1")
public class FlyApplication extends Application {
    /// Named one by one: what is not named, the platform would add to every application that it finds.
    static final Set<Class<?>> CLASSES =
            Set.of(
                    AnswerFinish.class,
                    AppsResource.class,
                    DocumentWriter.class,
                    ErrorMapper.class,
                    FlyGate.class,
                    LeasesResource.class,
                    MachineActionsResource.class,
                    MachineHistoryResource.class,
                    MachineResource.class,
                    MachineWorkloadResource.class,
                    MachinesResource.class,
                    MetadataResource.class,
                    OrganizationMachinesResource.class,
                    OrganizationVolumesResource.class,
                    PlatformResource.class,
                    RateGate.class,
                    ScopeGate.class,
                    SecretsResource.class,
                    TokensResource.class,
                    VolumesResource.class);

    @Override
    public Set<Class<?>> getClasses() {
        return CLASSES;
    }
}
