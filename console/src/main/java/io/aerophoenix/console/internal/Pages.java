package io.aerophoenix.console.internal;

import com.vaadin.flow.component.Component;
import java.util.List;

/// All there is to see. A page that is not named here cannot be reached.
public final class Pages {
    public static final Class<?> SHELL = ConsoleShell.class;
    public static final List<Class<? extends Component>> ROUTES =
            List.of(DashboardView.class, MachinesView.class, MachineView.class);
    public static final List<Class<? extends Component>> ERRORS =
            List.of(NowhereView.class, FaultView.class);

    private Pages() {}
}
