package io.aerophoenix.console.internal;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import jakarta.enterprise.context.Dependent;
import jakarta.servlet.http.HttpServletResponse;

/// An address that leads nowhere.
@Dependent
@ParentLayout(ConsoleFrame.class)
@PageTitle("Not found · AeroPhoenix")
class NowhereView extends Div implements HasErrorParameter<NotFoundException> {
    NowhereView() {
        addClassName("empty");
        var home = new Anchor("", "the dashboard");
        home.getElement().setAttribute("router-link", true);
        add(new H1("There is no such page"), new Paragraph("Go on from "), home);
    }

    @Override
    public int setErrorParameter(
            BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
