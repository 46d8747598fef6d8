package io.aerophoenix.console.internal;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.HighlightConditions;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.router.RouterLink;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/// What surrounds every page: where one is, where one can go, who one is.
@Dependent
@JsModule("context://console/keys.js")
class ConsoleFrame extends Div implements RouterLayout {
    private final Main content = new Main();

    @Inject
    ConsoleFrame(Operator operator) {
        addClassName("frame");
        add(new Header(brand(), places(), gap(), look(), who(operator)), content);
        getElement().getChild(0).appendChild(signOut());
    }

    private static Anchor brand() {
        var mark = new Image("console/phoenix.svg", "");
        mark.setWidth("22px");
        var brand = new Anchor("", mark, new Span("AeroPhoenix"));
        brand.getElement().setAttribute("router-link", true);
        brand.addClassName("brand");
        return brand;
    }

    private static Nav places() {
        var dashboard = new RouterLink("Dashboard", DashboardView.class);
        dashboard.setHighlightCondition(HighlightConditions.sameLocation());
        var machines = new RouterLink("Machines", MachinesView.class);
        machines.setHighlightCondition(HighlightConditions.locationPrefix());
        var places = new Nav(dashboard, machines);
        places.getElement().setAttribute("aria-label", "Pages");
        return places;
    }

    private static Span gap() {
        var gap = new Span();
        gap.addClassName("gap");
        return gap;
    }

    private static NativeButton look() {
        var look = new NativeButton();
        look.addClassName("look");
        look.setAriaLabel("Light or dark");
        look.setTitle("Light or dark");
        look.setId("toggle-look");
        look.addClickListener(_ -> look.getElement().executeJs("window.aerophoenix.toggleLook()"));
        return look;
    }

    private static Span who(Operator operator) {
        var who = new Span(operator.caller().subject());
        who.addClassName("who");
        who.getElement().setAttribute("data-testid", "who");
        return who;
    }

    /// A plain form: the session ends with a request of the browser's own, and with it every page that is open.
    private static Element signOut() {
        var button =
                new Element("button").setText("Sign out").setAttribute("data-testid", "sign-out");
        return new Element("form")
                .setAttribute("method", "post")
                .setAttribute("action", "sign-out")
                .appendChild(button);
    }

    @Override
    public void showRouterLayoutContent(HasElement page) {
        content.removeAll();
        content.getElement().appendChild(page.getElement());
    }

    @Override
    public void removeRouterLayoutContent(HasElement page) {
        content.getElement().removeAllChildren();
    }
}
