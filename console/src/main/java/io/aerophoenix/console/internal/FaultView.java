package io.aerophoenix.console.internal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import jakarta.enterprise.context.Dependent;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A page that could not be made. The log has the cause; the operator gets what to do.
@Dependent
@ParentLayout(ConsoleFrame.class)
@PageTitle("Fault · AeroPhoenix")
class FaultView extends Div implements HasErrorParameter<Exception> {
    private static final Logger LOG = LoggerFactory.getLogger(FaultView.class);

    FaultView() {
        addClassName("empty");
        add(
                new H1("This page could not be made"),
                new Paragraph(
                        "Load it again. If it stays so, look for FaultView in the region's log: it names the cause."));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        LOG.error(
                "The page {} could not be made",
                event.getLocation().getPath(),
                parameter.getException());
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
