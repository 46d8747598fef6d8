package io.aerophoenix.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.di.DefaultInstantiator;
import com.vaadin.flow.router.NavigationEvent;
import com.vaadin.flow.server.VaadinService;
import jakarta.enterprise.inject.Instance;

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

    /// @throws IllegalStateException when the container does not know the page
    @Override
    public <T extends HasElement> T createRouteTarget(Class<T> type, NavigationEvent event) {
        return page(type);
    }

    <T extends HasElement> T page(Class<T> type) {
        var bean = beans.select(type);
        if (!bean.isResolvable()) {
            throw new IllegalStateException(
                    "The container knows no bean %s: pages are @Dependent, and the console's jar has a META-INF/beans.xml"
                            .formatted(type.getName()));
        }
        return made(bean.getHandle());
    }

    private static <T extends HasElement> T made(Instance.Handle<T> handle) {
        var page = handle.get();
        if (page instanceof Component component) {
            component.addDetachListener(_ -> handle.destroy());
        }
        return page;
    }
}
