package io.aerophoenix.console;

import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.VaadinServlet;
import com.vaadin.flow.server.VaadinServletService;
import jakarta.enterprise.inject.Instance;
import jakarta.servlet.ServletException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Serves the pages, with the container as their maker.
final class PagesServlet extends VaadinServlet {
    private final Instance<Object> beans;
    private @Nullable SilentPages silentPages;

    PagesServlet(Instance<Object> beans) {
        this.beans = beans;
    }

    @Override
    protected void servletInitialized() throws ServletException {
        super.servletInitialized();
        silentPages = SilentPages.of(getService());
    }

    @Override
    public void destroy() {
        if (silentPages != null) {
            silentPages.close();
        }
        super.destroy();
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
