package io.aerophoenix.console.internal;

import io.aerophoenix.control.Control;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;

/// Hands each page the operator who looks at it.
@Dependent
final class OperatorBeans {
    @Produces
    @Dependent
    Operator operator(Control control) {
        return new Operator(control, Session.caller(), InstantSource.system());
    }
}
