package io.aerophoenix.fly.internal;

import io.aerophoenix.http.JsonRequest;
import io.aerophoenix.http.RefusedException;
import jakarta.ws.rs.container.ContainerRequestContext;

/// The body of a request about machines.
final class MachineBody {
    private MachineBody() {}

    /// Of a request that may have none.
    static ConfigFields optional(ContainerRequestContext request) {
        return request.hasEntity() ? required(request) : ConfigFields.NONE;
    }

    /// @throws MalformedException when it is no JSON object
    static ConfigFields required(ContainerRequestContext request) {
        return required(request, JsonRequest.MAX_BYTES);
    }

    static ConfigFields required(ContainerRequestContext request, int maxBytes) {
        try {
            return ConfigFields.of(JsonRequest.json(request, maxBytes));
        } catch (RefusedException e) {
            throw new MalformedException(
                    "json: cannot unmarshal the request; " + e.refusal().message());
        }
    }
}
