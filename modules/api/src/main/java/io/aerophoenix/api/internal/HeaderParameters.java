package io.aerophoenix.api.internal;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// What changes of a machine take in their headers, described for the readers of the API.
final class HeaderParameters {
    private static final String MACHINE = ApiApplication.BASE + "/machines/{id}";
    private static final String CREATION = ApiApplication.BASE + "/apps/{app}/machines";
    private static final String LEASE = MACHINE + "/lease";
    private static final String READMIT = MACHINE + "/readmit";

    private HeaderParameters() {}

    static List<Parameter> of(String path, PathItem.HttpMethod method) {
        if (path.equals(CREATION) && method == PathItem.HttpMethod.POST) {
            return List.of(key());
        }
        boolean change = method != PathItem.HttpMethod.GET && path.startsWith(MACHINE);
        if (!change || path.equals(READMIT)) {
            return List.of();
        }
        return path.equals(LEASE) ? List.of(nonce(), key()) : List.of(version(), nonce(), key());
    }

    private static Parameter key() {
        var parameter =
                header(
                        Preconditions.IDEMPOTENCY_KEY,
                        "1 to 255 printable ASCII characters. A repeat with the same key is answered as the first time");
        parameter.getSchema().minLength(1).maxLength(255);
        return parameter;
    }

    private static Parameter version() {
        return header(
                HttpHeaders.IF_MATCH,
                "The version that the machine must have, as in its ETag: otherwise `version_conflict`");
    }

    private static Parameter nonce() {
        return header(
                Preconditions.LEASE_NONCE,
                "Opens the machine's lease, where there is one: otherwise `locked`");
    }

    private static Parameter header(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(OASFactory.createSchema().type(Schema.SchemaType.STRING));
    }
}
