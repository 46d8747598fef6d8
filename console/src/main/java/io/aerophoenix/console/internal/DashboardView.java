package io.aerophoenix.console.internal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

@Dependent
@Route("")
class DashboardView extends Div {
    private static final long serialVersionUID = 1L;

    @Inject
    DashboardView(Operator operator) {
        setText("Hello " + operator.caller().subject());
    }
}
