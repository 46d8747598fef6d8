package io.aerophoenix.console;

import com.vaadin.flow.di.LookupInitializer;
import com.vaadin.flow.server.InitParameters;
import com.vaadin.flow.server.startup.AnnotationValidator;
import com.vaadin.flow.server.startup.ErrorNavigationTargetInitializer;
import com.vaadin.flow.server.startup.LookupServletContainerInitializer;
import com.vaadin.flow.server.startup.RouteRegistryInitializer;
import com.vaadin.flow.server.startup.VaadinAppShellInitializer;
import com.vaadin.flow.server.startup.WebComponentConfigurationRegistryInitializer;
import com.vaadin.flow.server.startup.WebComponentExporterAwareValidator;
import io.aerophoenix.console.internal.Pages;
import io.aerophoenix.security.SignInCodes;
import jakarta.enterprise.inject.Instance;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContainerInitializerHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.ee11.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.http.HttpCookie.SameSite;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;

/// The web application, put together by hand: nothing is scanned, so what is not named here is not there.
final class WebContext {
    /// How long a session lasts without an open page. Open pages keep it: their heartbeats are requests too.
    private static final Duration IDLE = Duration.ofMinutes(30);

    private static final int LONGEST_FORM_BYTES = 16 * 1024;
    private static final String RESOURCES = "META-INF/resources";

    private final ServletContextHandler handler =
            new ServletContextHandler("/", ServletContextHandler.SESSIONS);

    WebContext() {
        handler.setClassLoader(WebContext.class.getClassLoader());
        handler.setBaseResource(ResourceFactory.combine(resourcesOfAllJars()));
        handler.setMaxFormContentSize(LONGEST_FORM_BYTES);
        var sessions = handler.getSessionHandler();
        sessions.setHttpOnly(true);
        sessions.setSameSite(SameSite.STRICT);
        sessions.setSessionCookie("aerophoenix-console");
        sessions.setSessionIdPathParameterName("none");
        sessions.setMaxInactiveInterval((int) IDLE.toSeconds());
    }

    private List<Resource> resourcesOfAllJars() {
        try {
            var factory = ResourceFactory.of(handler);
            return Collections.list(WebContext.class.getClassLoader().getResources(RESOURCES))
                    .stream()
                    .map(factory::newResource)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The console's own files cannot be read", e);
        }
    }

    /// What everybody passes, and where one signs in and out.
    WebContext gate(SignInCodes codes, TokenCheck tokens) {
        var gate = new FilterHolder(new Gate());
        gate.setAsyncSupported(true);
        handler.addFilter(gate, "/*", EnumSet.of(DispatcherType.REQUEST));
        handler.addServlet(new ServletHolder(new SignInServlet(codes, tokens)), SignInServlet.PATH);
        handler.addServlet(new ServletHolder(new SignOutServlet()), SignOutServlet.PATH);
        return this;
    }

    /// The pages, made by the container.
    WebContext pages(Instance<Object> beans) {
        initialize(new LookupServletContainerInitializer(), LookupInitializer.class);
        initialize(new RouteRegistryInitializer(), Pages.ROUTES.toArray(Class<?>[]::new));
        initialize(new VaadinAppShellInitializer(), Pages.SHELL);
        initialize(new ErrorNavigationTargetInitializer(), Pages.ERRORS.toArray(Class<?>[]::new));
        initialize(new AnnotationValidator());
        initialize(new WebComponentExporterAwareValidator());
        initialize(new WebComponentConfigurationRegistryInitializer());
        JakartaWebSocketServletContainerInitializer.configure(handler, null);
        handler.addServlet(pagesServlet(beans), "/*");
        return this;
    }

    private static ServletHolder pagesServlet(Instance<Object> beans) {
        var holder = new ServletHolder(new PagesServlet(beans));
        holder.setAsyncSupported(true);
        holder.setInitParameter(InitParameters.SERVLET_PARAMETER_PRODUCTION_MODE, "true");
        holder.setInitParameter(
                InitParameters.SERVLET_PARAMETER_HEARTBEAT_INTERVAL,
                String.valueOf(SilentPages.HEARTBEAT.toSeconds()));
        return holder;
    }

    private void initialize(ServletContainerInitializer initializer, Class<?>... classes) {
        handler.addServletContainerInitializer(
                new ServletContainerInitializerHolder(initializer, classes));
    }

    ServletContextHandler handler() {
        return handler;
    }
}
