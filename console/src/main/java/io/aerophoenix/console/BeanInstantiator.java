package io.aerophoenix.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.di.DefaultInstantiator;
import com.vaadin.flow.router.NavigationEvent;
import com.vaadin.flow.server.VaadinService;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;

/// Has the container make the pages, and unmakes them when the operator goes elsewhere.
///
/// Pages are dependent beans. The container would keep what was made for them until the whole container ends; here it
/// goes with the page, when the page leaves the screen.
final class BeanInstantiator extends DefaultInstantiator {
    private final Instance<Object> beans;

    BeanInstantiator(VaadinService service, Instance<Object> beans) {
        super(service);
        this.beans = beans;
    }

    @Override
    public <T extends HasElement> T createRouteTarget(Class<T> type, NavigationEvent event) {
        return page(type).orElseGet(() -> super.createRouteTarget(type, event));
    }

    /// A page of this type; empty when the container knows none.
    <T extends HasElement> Optional<T> page(Class<T> type) {
        var bean = beans.select(type);
        return bean.isResolvable() ? Optional.of(made(bean.getHandle())) : Optional.empty();
    }

    private static <T extends HasElement> T made(Instance.Handle<T> handle) {
        var page = handle.get();
        if (page instanceof Component component) {
            component.addDetachListener(_ -> handle.destroy());
        }
        return page;
    }
}
