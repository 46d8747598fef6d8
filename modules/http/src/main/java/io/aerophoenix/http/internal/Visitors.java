package io.aerophoenix.http.internal;

import io.aerophoenix.control.Control;
import io.aerophoenix.http.Visitor;
import io.aerophoenix.security.Bearer;
import io.helidon.common.context.Contexts;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;

/// Knows visitors by what [Bearers] found out about their tokens.
@Dependent
public class Visitors {
    @Produces
    @Dependent
    Visitor visitor(Control control) {
        var bearer =
                Contexts.context()
                        .flatMap(request -> request.get(Bearer.class))
                        .orElseThrow(() -> new IllegalStateException("nobody stands at the gate"));
        return new Visitor(control, bearer.caller(), bearer.until(), InstantSource.system());
    }
}
