package io.aerophoenix.console;

import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.VaadinServlet;
import com.vaadin.flow.server.VaadinServletService;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;

/// Serves the pages, with the container as their maker.
final class PagesServlet extends VaadinServlet {
    private final Instance<Object> beans;

    PagesServlet(Instance<Object> beans) {
        this.beans = beans;
    }

    @Override
    protected VaadinServletService createServletService(DeploymentConfiguration configuration)
            throws ServiceException {
        var service = new PagesService(this, configuration);
        service.init();
        return service;
    }

    private final class PagesService extends VaadinServletService {
        PagesService(PagesServlet servlet, DeploymentConfiguration configuration) {
            super(servlet, configuration);
        }

        @Override
        protected Optional<Instantiator> loadInstantiators() {
            return Optional.of(new BeanInstantiator(this, beans));
        }
    }
}
