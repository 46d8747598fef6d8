package io.aerophoenix.api.internal;

import io.aerophoenix.api.ProblemBody;
import io.aerophoenix.http.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/// Everything under `/api/v1`: nothing of it is answered without a valid token.
@ApplicationScoped
@ApplicationPath(ApiApplication.BASE)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "AeroPhoenix",
                        version = "1",
                        description = ApiApplication.DESCRIPTION,
                        license =
                                @License(
                                        name = "Apache-2.0",
                                        url = "https://www.apache.org/licenses/LICENSE-2.0.txt")),
        components =
                @Components(
                        schemas = {
                            @Schema(name = "Problem", implementation = ProblemBody.class),
                            @Schema(name = "Fault", implementation = Fault.class)
                        }),
        security = @SecurityRequirement(name = ApiApplication.SCHEME))
@SecurityScheme(
        securitySchemeName = ApiApplication.SCHEME,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "Its claim `capabilities` says what the bearer may do")
public class ApiApplication extends Application {
    static final String BASE = "/api/v1";
    static final String SCHEME = "token";
    static final String DESCRIPTION =
            """
            A control plane for ephemeral compute: machines, their lives and what is kept of them. \
            Errors are `application/problem+json`; decide by their `code`. \
            Times are RFC 3339 in UTC.\
            """;

    /// Named one by one: there is another application beside this one, in words of its own.
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                ConfigurationResource.class,
                CreationResource.class,
                EventsResource.class,
                InsightResource.class,
                JsonWriter.class,
                LeaseResource.class,
                LogsResource.class,
                MachineCommandsResource.class,
                MachineResource.class,
                MachinesResource.class,
                ProblemMapper.class,
                RegionsResource.class,
                ResponseFinish.class,
                SignInResource.class,
                TokenGate.class,
                WorkloadResource.class);
    }

    /// Lets what is written go out when it is flushed: streams could not speak before they had 8 KiB to say otherwise.
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.contentLength.buffer", 0);
    }
}
