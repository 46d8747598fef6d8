package io.aerophoenix.console.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/// A titled part of a page.
final class Panel extends Section {
    /// @param name its CSS class
    Panel(String name, String title, Component... content) {
        addClassNames("panel", name);
        add(new H2(title));
        add(content);
    }
}
